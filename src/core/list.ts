const JOINT = ' + ';

/** The names in `alipay + wechat-pay`, in the order written. Spaces do not matter; empty parts are kept as ''. */
export function splitList(text: string): string[] {
  return text.split('+').map((name) => name.trim());
}

/** Names as one text: `alipay + wechat-pay`. `splitList` reads it back. */
export function joinList(names: readonly string[]): string {
  return names.join(JOINT);
}
