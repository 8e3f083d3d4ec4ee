type Maker = new (...values: never[]) => object;

const BUFFERS: readonly Maker[] = [ArrayBuffer, SharedArrayBuffer];

const MAKERS: readonly Maker[] = [
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
  ...BUFFERS,
];

/**
 * How many typed arrays and buffers some work makes, also by `from`, `slice` or `map`, which ask a prototype for its maker.
 * A view on memory that is there is none.
 */
export function countMade(work: () => void): number {
  let count = 0;
  const counted = MAKERS.map((maker) => {
    const proxy: Maker = new Proxy(maker, {
      construct(target, values, asked) {
        if (!isMemory(values[0])) count++;
        return Reflect.construct(target, values, asked === proxy ? target : asked);
      },
    });
    return proxy;
  });
  setMakers(counted);
  try {
    work();
  } finally {
    setMakers(MAKERS);
  }
  return count;
}

const isMemory = (value: unknown): boolean => BUFFERS.some((buffer) => value instanceof buffer);

function setMakers(makers: readonly Maker[]): void {
  for (const [index, { name, prototype }] of MAKERS.entries()) {
    Object.assign(globalThis, { [name]: makers[index] });
    prototype.constructor = makers[index];
  }
}
