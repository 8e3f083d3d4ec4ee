/** A small scenario that runs as it is, with comments: what `paymarket new` writes. `name` is any line of text. */
export function starterScenario(name: string): string {
  const line = name.trim().replace(/\s+/g, ' ').slice(0, 200) || 'My market';
  return TEMPLATE.replace('NAME', () => JSON.stringify(line));
}

const TEMPLATE = `# Question: what happens when the largest chain of the south takes only one wallet?
# Source: made up; change it into your own question.
#
# Check it with "paymarket check FILE", run it with "paymarket run FILE".
# Whatever is left out takes its default; "paymarket explain merchantFee" tells what a setting means.
name: NAME
question: What happens when the largest chain of the south takes only one wallet?
source: Made up.

weeks: 52          # length of the run; the first week is week 1
replicates: 5      # the same market with other draws: the bands in the charts
consumers: 5000    # simulated people; more make the curves smoother and the run longer
seed: my-first-market   # same seed, same result, to the last digit

# Who the consumers are. Shares sum to 1, here and in the regions.
segments:
  young: { share: 0.4, trips: 4, basket: 40, carriesCash: 0.4 }
  old: { share: 0.6, trips: 3, basket: 60, carriesCash: 0.8 }
regions:
  north: { name: North, share: 0.5 }
  south: { name: South, share: 0.5 }

# Who competes. A taste is the utility of paying with it; cash has 3.2, and walking away has 0.
platforms:
  alipay: { name: Alipay, taste: 2.76, merchantFee: 0.006 }   # a fee of 0.6 % of the sale
  wechat-pay: { name: WeChat Pay, taste: 2.76, merchantFee: 0.006 }

# Who holds which wallets when the market opens: shares of consumers, summing to 1.
holdings:
  joint:
    none: 0.1
    alipay: 0.1
    wechat-pay: 0.2
    alipay + wechat-pay: 0.6

# How strong habits are: the utility of the top of wallet at the strongest habit. 0 switches habits off.
habit: { strength: 1.5 }

# Where people shop. Attraction: visits of one outlet against one independent shop.
retailers:
  chains:
    big-mart: { name: Big Mart, outlets: { north: 2, south: 4 }, attraction: 40 }
    corner-shop: { name: Corner Shop, outlets: { north: 10, south: 10 }, attraction: 4 }
  independents: { retailers: 5, outlets: 200 }   # per region: 5 owners with about 200 shops

# What happens, and when. Try also: offer, campaign, set, outage, fee-cap, ban-exclusivity, interoperability.
interventions:
  - { week: 13, until: 39, kind: exclusive, retailer: big-mart, platform: wechat-pay, regions: [south] }
  # - { week: 20, until: 24, kind: campaign, platform: alipay, cashback: 0.02 }
  # - { week: 30, kind: set, parameter: platforms.alipay.merchantFee, value: 0.004 }

# Whom the report is about.
output:
  focus: { platform: alipay, retailer: big-mart, region: south }
`;
