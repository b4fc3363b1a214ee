import type { Competency } from './competency.ts';
import { parseCompetencies } from './parse-competencies.ts';

/** What is looked at where an organisation has no file `competencies*.yaml` of its own; also its pattern. */
export const DEFAULT_COMPETENCIES_YAML = `competencies:
  - id: empathy
    title: { zh: 共情, en: Empathy }
    when: [anger, disappointment, worry, threat, leaving]
    positive:
      - agent.empathy
      - { signal: agent.apology, weight: 0.4 }
    negative: [agent.perfunctory, agent.impatience, agent.blame_customer]
    situations: [anger, disappointment, worry]
    praise:
      zh: 客户有情绪时，你能接住他们的感受
      en: You take up what upset customers feel
    advice:
      zh: 客户情绪激动时，先说出你听到的感受和具体事情，再谈办法
      en: With an upset customer, first name what you heard them feel and why, then turn to the remedy
  - id: listening
    title: { zh: 倾听, en: Listening }
    positive:
      - agent.confirm_understanding
    negative:
      - agent.repeat_ask
      - { signal: customer.repeat_question, weight: 0.7 }
      - { signal: speech.interruption, weight: 0.5 }
    situations: [repeated_question]
    praise:
      zh: 你会先确认需求，客户很少要再说一遍
      en: You check what is needed, and customers rarely have to say it twice
    advice:
      zh: 客户再问一遍时，先用自己的话复述他的问题，等他确认，再回答
      en: When a customer asks again, restate the question in your words, wait for a yes, then answer
  - id: explanation
    title: { zh: 讲解与产品知识, en: Explanation and product knowledge }
    when: [confusion, repeated_question, customer.request_info]
    positive:
      - agent.explanation
      - { recovery: [confusion], weight: 0.5 }
    negative:
      - { signal: customer.confusion, weight: 0.5 }
      - agent.policy_wall
      - { signal: agent.perfunctory, weight: 0.7 }
    situations: [confusion, repeated_question]
    praise:
      zh: 你把产品和规则讲得明白，原因也讲到了
      en: You make products and rules plain, with their reasons
    advice:
      zh: 解释规则时说清原因，用客户自己的数字举一个例子，再问一句是否清楚
      en: Give the reason for a rule, take the customer's own figures as the example, and ask whether it is clear
  - id: problem-solving
    title: { zh: 解决问题, en: Problem solving }
    positive:
      - { measure: resolution, weight: 0.7 }
      - { signal: agent.solution_offer, weight: 0.3 }
      - { signal: agent.ownership, weight: 0.3 }
    negative:
      - agent.deflection
      - { signal: agent.policy_wall, weight: 0.6 }
    situations: [anger, disappointment, repeated_question]
    praise:
      zh: 你会把事情办到底，客户带着结果离开
      en: You see things through, and customers leave with a result
    advice:
      zh: 当场给一个具体的下一步：做什么、谁来做、什么时候
      en: Offer one concrete next step, with what will be done, by whom and by when
  - id: de-escalation
    title: { zh: 化解升级, en: De-escalation }
    when: [threat, abuse, leaving, anger]
    positive:
      - { recovery: [threat, abuse, leaving, anger], weight: 1 }
    negative: [agent.impatience, agent.blame_customer, agent.policy_wall, agent.deflection]
    situations: [threat, abuse, leaving, anger]
    praise:
      zh: 面对生气、想走的客户，你能把局面稳下来
      en: You steady conversations with angry customers and those about to leave
    advice:
      zh: 客户要升级或想走时，先承认问题，再主动承担一件你能办到的事
      en: When a customer threatens or wants to leave, own the problem first, then take on one thing you can do
  - id: compliance
    title: { zh: 合规, en: Compliance }
    negative: [agent.overpromise, agent.off_channel]
    praise:
      zh: 你的承诺都在规则之内，沟通都在官方渠道
      en: Your promises keep to the rules, and you stay on official channels
    advice:
      zh: 结果不由你决定时，说清流程和通常时间，不作保证；不留私人联系方式
      en: Where the outcome is not yours to decide, tell the process and usual time, not a guarantee; give no private contact
  - id: efficiency
    title: { zh: 效率, en: Efficiency }
    positive:
      - { measure: ease, weight: 1 }
    negative:
      - { signal: agent.repeat_ask, weight: 0.7 }
      - { signal: agent.deflection, weight: 0.7 }
    situations: [repeated_question]
    praise:
      zh: 客户在你这里不用费多少力气
      en: With you, customers need little effort
    advice:
      zh: 先看客户已经给过的信息，一次问全，少让他等和重复
      en: Use what the customer has given, ask for the rest at once, and spare them waits and repetition
`;

let known: readonly Competency[] | undefined;

export function defaultCompetencies(): readonly Competency[] {
  if (known === undefined) {
    const { competencies, problems } = parseCompetencies(DEFAULT_COMPETENCIES_YAML, 'competencies.yaml');
    if (competencies === null) throw new Error(`competencies.yaml: ${problems[0]?.message.en}`);
    known = competencies;
  }
  return known;
}
