/** Generators and coroutines, driven by hand step by step. */

/** @import { Rules } from "../grammar.mjs" */

/** @type {Rules} */
export const generators = {
  yielding: [
    "yield <any>",
    "<=r:any> = yield <any>\nprint('received', text(<@r>))",
    "yield from <iterable>",
    "yield from inner(<small>)",
    "return <any>",
    "<statement>",
    "try:\n    yield <any>\nexcept <group_exceptions> as <=e:any>:\n    describe(<@e>)\n    yield 'caught'",
    "try:\n    yield <any>\nfinally:\n    print('cleanup')",
    "raise <error>",
    "for <=i:any> in <iterable>:\n    yield <@i>",
    "try:\n    <=r:any> = yield from inner(<small>)\n    print('result', text(<@r>))\nexcept Exception as <=e:any>:\n    describe(<@e>)",
    "try:\n    yield <any>\nexcept GeneratorExit:\n    print('exit')\n    <leaving>",
    "print((yield <any>), (yield))",
    "with Manager(<any>, <bool>):\n    yield <any>",
    "<=x:list> = [(yield <small>), <any>]\nprint(text(<@x>))",
  ],
  // Not all of these are driven to their end: nothing may happen when they go.
  yielding_plain: [
    "yield <any>",
    "yield from <iterable>",
    "<statement>",
    "return <any>",
    "raise <error>",
    "for <=i:any> in <iterable>:\n    yield <@i>",
  ],
  leaving: ["raise", "return 'left'", "yield 'ignored'", "raise <error>", "pass"],
  awaiting: [
    "print(text(await Awaited(<any>)))",
    "<statement>",
    "return <any>",
    "async with AsyncManager(<bool>) as <=m:any>:\n    print(<@m>)\n    await Awaited(<any>)\n    <raising>",
    "async for <=i:any> in AsyncCounter(<small>):\n    print(<@i>)\nelse:\n    print('exhausted')",
    "try:\n    await Awaited(<any>)\nexcept Exception as <=e:any>:\n    describe(<@e>)",
    "print([<=i:any> async for <@i> in AsyncCounter(<small>) if <@i> != 1])",
    "print([await Awaited(each) for each in range(2)])",
    "raise <error>",
    "await <any>",
    "try:\n    await Awaited(<any>)\nfinally:\n    print('cleanup')\n    await Awaited('last')",
  ],
  raising: ["pass", "raise <error>", "<statement>"],
  generator_statement: [
    `def <!g:function>(<=a:any>=<any>):\n    <yielding>\n    <yielding>\n    <yielding>\n    yield <@a>\ndrive(<@g>(), [<steps>])`,
    `def <!g:function>(<=a:any>=<any>):\n    <yielding_plain>\n    <yielding_plain>\n    yield 'last'\nshow(lambda: list(<@g>(<any>)))\nshow(lambda: dict(zip(<@g>(), 'abc')))\ndrive(<@g>(), [<steps>])`,
    `async def <!c:function>(<=a:any>=<any>):\n    <awaiting>\n    <awaiting>\n    await Awaited(<@a>)\n    <awaiting>\ndrive(<@c>(), [<steps>])`,
    `async def <!c:function>():\n    yield 1\n    <awaiting_plain>\n    yield <any>\nasync def <=m:function>():\n    async for <=x:any> in <@c>():\n        print(text(<@x>))\n    return [<=i:any> async for <@i> in <@c>()]\ndrive(<@m>(), [<steps>])`,
    `def <=g:function>():\n    while True:\n        <=r:any> = yield\n        if <@r> is None:\n            return <any>\n        print(text(<@r>))\ndrive(<@g>(), [<steps>])`,
    `drive(iter_of((<value> for <=i:any> in <iterable> if <bool>)), [<steps>])`,
  ],
  awaiting_plain: [
    "print(text(await Awaited(<any>)))",
    "<statement>",
    "try:\n    yield <any>\nfinally:\n    print('cleanup')",
    "raise <error>",
  ],
  steps: ["<action>, <action>", "<action>, <action>, <action>", "<action>, <action>, <action>, <action>, <action>"],
  action: [
    "('next',)",
    "('send', <any>)",
    "('send', None)",
    "('throw', <error>)",
    "('close',)",
    "('next',)",
    "('next',)",
  ],
};
