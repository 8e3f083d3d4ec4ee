// The kernel of src/model/engine/kernel.ts, line by line, in C++: what the machine can do with the same tables and draws.
//
//   g++ -O3 -march=native -o kernel kernel.cpp && ./kernel INPUT
//
// INPUT is what bench/kernel-input.ts writes: 32-bit little-endian words, all tables of all cells and the consumers' words.
// Every line on standard input is answered by one pass over all consumers, always from the words of INPUT: its nanoseconds
// and a checksum of tallies and words. So the caller can let the two languages take turns.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

using Words = std::vector<int32_t>;

struct Cell {
  int32_t first, consumers, trips, bits, gain, decay;
  Words alias, topShifted, keys, steps, tally;
  std::vector<uint8_t> methodOf;
};

constexpr int32_t CHUNK = 512, ENTRIES = 1 << 20, OUTCOMES = 1 << 10, ROWS = 1 << 14;

// What is at hand, in places known when the program is compiled.
static uint32_t people[CHUNK];
static int32_t alias[ENTRIES], topShifted[ROWS], steps[ROWS << 4], tally[OUTCOMES << 3];
static uint8_t methodOf[OUTCOMES];

static void shopAtHand(int32_t first, int32_t count, const Cell &cell) {
  const int32_t bits = cell.bits;
  const uint32_t columnMask = (1u << bits) - 1, thresholdMask = ~columnMask;
  const int32_t gainOverDecay = cell.gain - cell.decay, decay = cell.decay;
  for (int32_t trip = 0; trip < cell.trips; trip++) {
    const uint32_t k0 = cell.keys[trip * 4], k1 = cell.keys[trip * 4 + 1];
    const uint32_t k2 = cell.keys[trip * 4 + 2], k3 = cell.keys[trip * 4 + 3];
    for (int32_t at = 0; at < count; at++) {
      const uint32_t i = uint32_t(first + at);
      uint32_t x = i ^ k0;
      x = (x ^ (x >> 17)) * 0xed5ad4bbu;
      x = (x ^ (x >> 11)) + k1;
      x *= 0xac4c1b51u;
      x = (x ^ (x >> 15)) * 0x31848babu;
      x ^= x >> 14;
      uint32_t y = (x + i * 0x9e3779b1u) ^ k2;
      y = (y ^ (y >> 16)) * 0x21f0aaadu;
      y = (y ^ (y >> 15)) + k3;
      y *= 0x735a2d97u;
      y ^= y >> 15;

      const uint32_t word = people[at];
      const uint32_t row = word & 0x3fffu;
      const uint32_t column = x & columnMask;
      const uint32_t entry = uint32_t(alias[(row << bits) + column]);
      const uint32_t other = entry & columnMask;
      const uint32_t accept = uint32_t(int32_t((x >> 1) - ((entry & thresholdMask) >> 1)) >> 31);
      const uint32_t outcome = other ^ ((other ^ column) & accept);
      tally[topShifted[row] + outcome]++;
      const int32_t step = steps[(row << 4) + methodOf[outcome]];
      const int32_t threshold = decay + (gainOverDecay & (step >> 31));
      const uint32_t moves = uint32_t((int32_t(y >> 2) - threshold) >> 31);
      people[at] = (word ^ (uint32_t(step) & 0x3fffu & moves)) | (uint32_t(step) & 0x3fc000u);
    }
  }
}

template <typename To, typename From> static void bring(To &to, const From &from) { std::copy(from.begin(), from.end(), to); }

/** Takes the law of a cell to hand; steps, methods and tops are the same for all cells of a week. */
static void load(const Cell &cell, bool isFirst) {
  std::fill(tally, tally + cell.tally.size(), 0);
  bring(alias, cell.alias);
  if (!isFirst) return;
  bring(methodOf, cell.methodOf);
  bring(topShifted, cell.topShifted);
  bring(steps, cell.steps);
}

static void shop(uint32_t *words, const Cell &cell) {
  const int32_t end = cell.first + cell.consumers;
  for (int32_t first = cell.first; first < end; first += CHUNK) {
    const int32_t count = std::min(CHUNK, end - first);
    std::copy(words + first, words + first + count, people);
    shopAtHand(first, count, cell);
    std::copy(people, people + count, words + first);
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
  std::vector<Cell> cells(next());
  for (Cell &cell : cells) {
    for (int32_t *field : {&cell.first, &cell.consumers, &cell.trips, &cell.bits, &cell.gain, &cell.decay}) *field = next();
    cell.alias = list();
    cell.topShifted = list();
    cell.keys = list();
    cell.steps = list();
    const Words methods = list();
    cell.methodOf.assign(methods.begin(), methods.end());
    cell.tally.resize(next());
  }
  const Words start = list();
  std::vector<uint32_t> consumers(start.size());
  for (int command = std::getchar(); command != EOF; command = std::getchar()) {
    if (command != '\n') continue;
    consumers.assign(start.begin(), start.end());
    const auto begin = std::chrono::steady_clock::now();
    for (Cell &cell : cells) {
      load(cell, &cell == &cells.front());
      shop(consumers.data(), cell);
      std::copy(tally, tally + cell.tally.size(), cell.tally.begin());
    }
    const auto taken = std::chrono::steady_clock::now() - begin;
    uint32_t sum = 0x811c9dc5u;
    for (const Cell &cell : cells) for (int32_t count : cell.tally) sum = mixed(sum, uint32_t(count));
    for (uint32_t word : consumers) sum = mixed(sum, word);
    std::printf("%lld %u\n", (long long)std::chrono::duration_cast<std::chrono::nanoseconds>(taken).count(), sum);
    std::fflush(stdout);
  }
}
