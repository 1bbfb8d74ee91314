"""Tests the API against its OpenAPI document with schemathesis: generated requests, documented answers.

    python Tests/Browser/api.py RLSEARCH
"""

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
# A value that the patterns allow, but that names nothing, such as an unknown id, yields a documented 4xx status.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def main():
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.argv[1], "serve", str(ROOT / "seeds"), "--index", folder + "/.rlsearch", "--port", "0"],
            stdout=subprocess.PIPE, text=True)
        address = server.stdout.readline().strip()
        tool = os.path.join(os.path.dirname(sys.executable), "schemathesis")
        status = subprocess.run(
            [tool, "run", address + "api/v1/openapi.json", "--checks", CHECKS, "--max-examples", "10",
             "--phases", "examples,coverage,fuzzing", "--seed", "1", "--no-color", "--request-timeout", "30"],
            cwd=folder).returncode
        server.terminate()
        server.wait(timeout=30)
    print(f"{int(status == 0)} passed, {int(status != 0)} failed")
    sys.exit(status)


main()
