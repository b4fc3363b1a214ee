import { conversationOf } from '#core/analysis/run-examples.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Appeal, ProposedEdit } from '#core/ports/reviews.ts';
import type { RulebookVersion } from '#core/ports/workflow.ts';
import { addExample } from '#core/rules/add-example.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { personalDataFinder } from '#core/signals/privacy/privacy-reader.ts';
import { redactConversation } from '#core/signals/privacy/redact-conversation.ts';
import { rulebookSet } from '../active-rulebooks.ts';
import { checkRulebook } from '../check-rulebook.ts';
import { isScorecardFile } from '../compile-rulebooks.ts';
import type { Actor, ServicePorts } from '../ports.ts';
import { saveDraft } from '../save-draft.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'analysis'>;

/**
 * Puts the conversation of an upheld appeal, personal data hidden, as an example into a draft of each rulebook whose
 * rule had misjudged it: of a hit that did not stand an example that expects a miss, and the other way round. The draft
 * is checked and tried; whoever edits the rule sees at once whether it passes.
 */
export async function proposeExamples(
  ports: Ports,
  organisation: string,
  actor: Actor,
  appeal: Appeal,
): Promise<readonly ProposedEdit[]> {
  const edits: ProposedEdit[] = [];
  const shown = await maskedConversation(ports, organisation, appeal.conversation);
  if (shown === null) return edits;
  for (const { rule, outcome } of appeal.rules) {
    const expect = outcome === 'hit' ? 'miss' : 'hit';
    const name = shown.language === 'en' ? `Upheld appeal: ${shown.id}` : `申诉成立：${shown.id}`;
    const edit = await draftWith(ports, organisation, actor, rule, { name, expect, conversation: shown });
    if (edit !== null) edits.push(edit);
  }
  return edits;
}

async function draftWith(
  ports: Ports,
  organisation: string,
  actor: Actor,
  rule: string,
  example: Parameters<typeof addExample>[2],
): Promise<ProposedEdit | null> {
  const { rulebooks } = ports.workflow;
  for (const active of await rulebooks.active(organisation)) {
    if (!active.files.some(({ path, text }) => holdsRule(path, text, rule))) continue;
    const gathered = await gatheringDraft(ports, organisation, active.rulebook);
    const base = gathered ?? active;
    const holder = base.files.find(({ path, text }) => holdsRule(path, text, rule));
    const added = holder === undefined ? null : addExample(holder.text, rule, example);
    if (added === null) return null;
    const draft = await saveDraft(ports, organisation, {
      rulebook: base.rulebook,
      files: base.files.map((file) => (file === holder ? { ...file, text: added } : file)),
      note: gathered?.note ?? GATHERED,
      createdBy: actor,
      ...(gathered === null ? {} : { version: gathered.version, basedOn: gathered.revision }),
    });
    const { problems } = await checkRulebook(ports, organisation, draft);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const passes = errors > 0 ? null : await triesExample(ports, organisation, draft, rule, added);
    return {
      rulebook: draft.rulebook,
      version: draft.version,
      rule,
      expect: example.expect,
      errors,
      passes,
    };
  }
  return null;
}

/** By which the draft is known that gathers the examples of upheld appeals. */
const GATHERED = '申诉成立的对话已加入样例 · Examples from upheld appeals';

/** The newest version where it is such a draft; a draft that somebody wrote is left to them. */
async function gatheringDraft(
  { workflow }: Ports,
  organisation: string,
  rulebook: string,
): Promise<RulebookVersion | null> {
  const [newest] = await workflow.rulebooks.versions(organisation, rulebook);
  if (newest?.state !== 'draft' || newest.note !== GATHERED) return null;
  return workflow.rulebooks.version(organisation, rulebook, newest.version);
}

function holdsRule(path: string, text: string, rule: string): boolean {
  return (
    !isScorecardFile(path) && text.includes(rule) && parseRuleFile(text).rules.some(({ id }) => id === rule)
  );
}

/** Whether the rule of the draft comes out as its newest example expects; null where it could not be tried. */
async function triesExample(
  { workflow, analysis }: Ports,
  organisation: string,
  draft: RulebookVersion,
  id: string,
  text: string,
): Promise<boolean | null> {
  const rule = parseRuleFile(text).rules.find((one) => one.id === id);
  const example = rule?.examples.at(-1);
  if (rule === undefined || example === undefined) return null;
  const others = (await workflow.rulebooks.active(organisation)).filter(
    ({ rulebook }) => rulebook !== draft.rulebook,
  );
  const [outcome] = await analysis.analyse(rulebookSet([...others, draft]), [
    conversationOf(rule, example, rule.examples.length),
  ]);
  if (outcome?.ok !== true) return null;
  return outcome.analysis.rules.find((one) => one.rule === id)?.outcome === example.expect;
}

/** As everybody who drafts rules may see it; what the service could not look into is left out. */
async function maskedConversation(
  { facts }: Pick<ServicePorts, 'facts'>,
  organisation: string,
  id: string,
): Promise<Conversation | null> {
  const stored = await facts.conversation(organisation, id);
  if (stored === null) return null;
  const { language, signals } = stored.analysis;
  return redactConversation({ ...stored.conversation, language }, signals, {
    style: { form: 'mask' },
    find: personalDataFinder(),
  });
}
