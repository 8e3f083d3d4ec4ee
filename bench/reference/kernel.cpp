// The kernel of src/model/engine/kernel.ts, line by line, in C++: what the machine can do with the same tables and draws.
//
//   g++ -O3 -march=native -o kernel kernel.cpp && ./kernel INPUT
//
// INPUT is what bench/kernel-input.ts writes: 32-bit little-endian words, all tables of all cells and the consumers' words.
// Every line on standard input is answered by one pass over all consumers, always from the words of INPUT: its nanoseconds
// and a checksum of tallies and words. So the caller can let the two languages take turns.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

using Words = std::vector<int32_t>;

struct Cell {
  int32_t first, consumers, trips, bits, gain, decay;
  Words alias, topShifted, tally, keys;
  std::vector<uint16_t> move;
  std::vector<uint8_t> methodOf;
};

static void shop(uint32_t *__restrict words, int32_t from, int32_t to, Cell &cell) {
  const int32_t bits = cell.bits, shift = 32 - bits;
  const uint32_t columnMask = (1u << bits) - 1, fractionMask = 0xffffffffu >> bits;
  const int32_t gainOverDecay = cell.gain - cell.decay, decay = cell.decay;
  const int32_t *__restrict alias = cell.alias.data();
  const int32_t *__restrict topShifted = cell.topShifted.data();
  const uint16_t *__restrict move = cell.move.data();
  const uint8_t *__restrict methodOf = cell.methodOf.data();
  int32_t *__restrict tally = cell.tally.data();
  for (int32_t trip = 0; trip < cell.trips; trip++) {
    const uint32_t k0 = cell.keys[trip * 4], k1 = cell.keys[trip * 4 + 1];
    const uint32_t k2 = cell.keys[trip * 4 + 2], k3 = cell.keys[trip * 4 + 3];
    for (int32_t i = from; i < to; i++) {
      uint32_t x = uint32_t(i) ^ k0;
      x = (x ^ (x >> 17)) * 0xed5ad4bbu;
      x = (x ^ (x >> 11)) + k1;
      x *= 0xac4c1b51u;
      x = (x ^ (x >> 15)) * 0x31848babu;
      x ^= x >> 14;
      uint32_t y = (x + uint32_t(i) * 0x9e3779b1u) ^ k2;
      y = (y ^ (y >> 16)) * 0x21f0aaadu;
      y = (y ^ (y >> 15)) + k3;
      y *= 0x735a2d97u;
      y ^= y >> 15;

      const uint32_t word = words[i];
      const uint32_t row = word & 0x3fffu;
      const uint32_t column = x >> shift;
      const uint32_t entry = uint32_t(alias[(row << bits) + column]);
      const uint32_t other = entry & columnMask;
      const uint32_t accept = uint32_t(int32_t((x & fractionMask) - (entry >> bits)) >> 31);
      const uint32_t outcome = other ^ ((other ^ column) & accept);
      tally[topShifted[row] + outcome]++;
      const uint32_t method = methodOf[outcome];
      const uint32_t step = move[(row << 4) + method];
      const int32_t threshold = decay + (gainOverDecay & -int32_t(step >> 15));
      const uint32_t moves = uint32_t((int32_t(y >> 2) - threshold) >> 31);
      words[i] = (word ^ ((row ^ (step & 0x7fffu)) & moves)) | ((0x4000u << method) & 0x3fc000u);
    }
  }
}

static Words readWords(const char *path) {
  FILE *file = std::fopen(path, "rb");
  if (!file) std::exit(2);
  std::fseek(file, 0, SEEK_END);
  Words words(std::ftell(file) / 4);
  std::rewind(file);
  if (std::fread(words.data(), 4, words.size(), file) != words.size()) std::exit(2);
  std::fclose(file);
  return words;
}

static uint32_t mixed(uint32_t sum, uint32_t value) { return (sum ^ value) * 0x01000193u; }

int main(int, char **arguments) {
  const Words words = readWords(arguments[1]);
  size_t at = 0;
  const auto next = [&] { return words[at++]; };
  const auto list = [&] {
    const size_t length = size_t(next());
    Words values(words.begin() + at, words.begin() + at + length);
    at += length;
    return values;
  };
  const int32_t chunk = next();
  std::vector<Cell> cells(next());
  for (Cell &cell : cells) {
    for (int32_t *field : {&cell.first, &cell.consumers, &cell.trips, &cell.bits, &cell.gain, &cell.decay}) *field = next();
    cell.alias = list();
    cell.topShifted = list();
    cell.keys = list();
    const Words move = list(), methodOf = list();
    cell.move.assign(move.begin(), move.end());
    cell.methodOf.assign(methodOf.begin(), methodOf.end());
    cell.tally.resize(next());
  }
  const Words start = list();
  std::vector<uint32_t> consumers(start.size());
  for (int command = std::getchar(); command != EOF; command = std::getchar()) {
    if (command != '\n') continue;
    consumers.assign(start.begin(), start.end());
    for (Cell &cell : cells) std::fill(cell.tally.begin(), cell.tally.end(), 0);
    const auto begin = std::chrono::steady_clock::now();
    for (Cell &cell : cells) {
      const int32_t end = cell.first + cell.consumers;
      for (int32_t from = cell.first; from < end; from += chunk) {
        shop(consumers.data(), from, from + chunk < end ? from + chunk : end, cell);
      }
    }
    const auto taken = std::chrono::steady_clock::now() - begin;
    uint32_t sum = 0x811c9dc5u;
    for (const Cell &cell : cells) for (int32_t count : cell.tally) sum = mixed(sum, uint32_t(count));
    for (uint32_t word : consumers) sum = mixed(sum, word);
    std::printf("%lld %u\n", (long long)std::chrono::duration_cast<std::chrono::nanoseconds>(taken).count(), sum);
    std::fflush(stdout);
  }
}
