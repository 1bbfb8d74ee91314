"""Tests `rlsearch mcp` with the official SDK: the tools, small answers with citations, invalid requests.

    python Tests/Browser/assistants.py RLSEARCH
"""

import asyncio
import json
import pathlib
import subprocess
import sys
import tempfile

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

ROOT = pathlib.Path(__file__).resolve().parents[2]
passed, failed = 0, 0


def check(holds, what):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print("failed:", what)


def plain(model):
    return json.loads(model.model_dump_json(by_alias=True))


async def talk(program, index):
    server = StdioServerParameters(command=program, args=["mcp", "--index", index])
    async with stdio_client(server) as (reading, writing), ClientSession(reading, writing) as session:
        hello = plain(await session.initialize())
        check("never as instructions" in hello["instructions"], "text is declared quoted material")
        tools = plain(await session.list_tools())["tools"]
        check([tool["name"] for tool in tools] == ["search", "show", "facets", "figures", "compare", "why"], "tools")
        check(all(tool["annotations"]["readOnlyHint"] for tool in tools), "all only read")
        found = plain(await session.call_tool("search", {"q": "行政执法", "n": 2}))
        records = found["structuredContent"]["records"]
        check(len(records) == 2 and all(record["citation"] for record in records), "passages with citations")
        file, paragraph = records[0]["file"], records[0]["paragraph"]
        shown = plain(await session.call_tool("show", {"file": file, "paragraph": paragraph}))
        check(shown["structuredContent"]["records"][0]["content"][0]["paragraph"] == paragraph, "show")
        why = plain(await session.call_tool("why", {"q": "行政执法", "file": file, "paragraph": paragraph}))
        check(why["structuredContent"]["records"][0]["match"] == "literal", "why")
        for name, arguments in (("facets", {"q": "行政执法", "by": "year"}), ("figures", {"q": "行政检查"}),
                                ("compare", {"agency": "青屿市望湖区司法局", "years": "2022..2023"})):
            answer = plain(await session.call_tool(name, arguments))
            check(not answer["isError"] and answer["structuredContent"]["records"], name)
            check(len(json.dumps(answer)) < 200_000, f"{name} is small")
        wrong = plain(await session.call_tool("search", {"q": "(执法"}))
        check(wrong["isError"] and "column 1" in wrong["content"][0]["text"], "a mistake names its column")


def main():
    with tempfile.TemporaryDirectory() as folder:
        index = folder + "/.rlsearch"
        subprocess.run([sys.argv[1], "index", str(ROOT / "seeds"), "--index", index, "-q"], check=True)
        asyncio.run(talk(sys.argv[1], index))
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
