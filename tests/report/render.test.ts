import { describe, expect, it } from 'vitest';
import { loadFonts, wordsOf } from '../../src/cli/render.ts';
import { compileSpec } from '../../src/report/svg.ts';

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20" fill="white"/>${inside}</svg>`;

describe('a picture', () => {
  it('has its letters, in the shipped font', async () => {
    const { renderPng } = await loadFonts();
    const text =
      '<text x="2" y="14" font-family="&quot;Source Sans 3&quot;, sans-serif" font-size="12">Alipay</text>';
    const [blank, written] = [await renderPng(svg('')), await renderPng(svg(text))];
    expect([...written.slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect(written.length).toBeGreaterThan(blank.length + 200);
  });

  it('knows which names its font cannot write', async () => {
    const { missing } = await loadFonts();
    expect(missing('Alipay, Müller & Søn — 46%')).toEqual([]);
    expect(missing('支付宝 Alipay')).toEqual(['支', '付', '宝']);
    expect(missing(wordsOf(svg('<text x="1" y="2">支 &amp; Alipay</text>')))).toEqual(['支']);
  });
});

describe('a specification', () => {
  it('that the compiler complains of is an error', () => {
    const spec = {
      data: { values: [{ a: 1 }] },
      mark: 'bar',
      encoding: { nowhere: { field: 'a', type: 'quantitative' } },
    };
    expect(() => compileSpec(spec)).toThrow('does not compile cleanly');
  });
});
