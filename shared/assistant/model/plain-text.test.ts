import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMachineText, oneLine, plainText } from './plain-text.ts';

describe('plain text', () => {
  it.each([
    ['**西湖**是杭州的 `名胜`。', '西湖是杭州的 名胜。'],
    ['# 答案\n- 第一\n- 第二', '答案 第一 第二'],
    ['1. 先停车\n2. 再操作', '先停车 再操作'],
    ['看[这里](https://evil.example/pay)吧', '看这里吧'],
    ['详见https://a.cn/x?y=1。谢谢', '详见 。谢谢'],
    ['到.a.com查看，或x@pay.evil.cn/a?b', '到 查看，或'],
    ['go to www.evil.com/pay now', 'go to now'],
    ['发到 a.b@evil.com 即可', '发到 即可'],
    ['<b>好</b><script>alert(1)</script>', '好 alert(1)'],
    ['好的👍🏽，出发🚗', '好的 ，出发'],
    ['<think>用户想要\n</think>好的', '好的'],
    ['<think>想个没完', ''],
    ['```js\nalert(1)\n```就这样', '就这样'],
    ['油价95#，3.5km，26.5℃，5~10元', '油价95#，3.5km，26.5℃，5~10元'],
    ['a\u202Eb\u0000c\u200Bd', 'a b c d'],
  ])('of %j is %j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('has no markup, link, control sign, or line break, whatever comes', () => {
    const bits = fc.constantFrom(
      ...['*', '**', '`', '```', '[', ']', '(', ')', '](', '<', '>', '</b>', '!', '|', '\n', ' '],
      ...['http', '://', 'https://a.cn', 'www.', 'a.com', '/x', '@', '.', '西湖', '好。', 'b'],
      ...['\u200b', '\u202e', '\u0007', '😀', '<think>', '</think>', '# ', '- ', '__', '~~'],
    );
    const texts = fc.oneof(
      fc.string({ unit: bits, maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(/[<>|`*\n]|\]\(|https?:|www\.[!-~]|[a-z0-9]\.(com|cn)(?![\w-])/i);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Extended_Pictographic}]/u);
        expect(plain).toBe(oneLine(plain));
      }),
      { numRuns: 2000 },
    );
  });

  it('is quick about a text without end', () => {
    expect(plainText('a.'.repeat(2000))).toHaveLength(4000);
    expect(plainText('[('.repeat(2000)).length).toBeGreaterThan(0);
    expect(plainText('<'.repeat(4000))).toBe('');
  });
});

describe('text for a program', () => {
  it.each([
    '{"name": "door_setLocked", "arguments": {"locked": false}}',
    '[{"name": "x"}]',
    '```json\n{}\n```',
    '<tool_call>\n{"name":"x"}\n</tool_call>',
    '好的\n<tool_call>{"name":"x"}',
    '<think>hm</think>{"name":"x"}',
    '<|tool_calls_begin|>',
  ])('is told from an answer: %s', (text) => {
    expect(isMachineText(text)).toBe(true);
  });

  it.each(['今天星期日。', '[注意] 前方施工', '答案是{未知}'])('is not %s', (text) => {
    expect(isMachineText(text)).toBe(false);
  });
});
