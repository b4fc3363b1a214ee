import { z } from 'zod';
import type { AnnotationOutcome } from '#app/usecases/service/annotation-outcome.ts';
import { correctSignal } from '#app/usecases/service/correct-signal.ts';
import { peopleWhoSee } from '#app/usecases/service/people-who-see.ts';
import { settleThread } from '#app/usecases/service/settle-thread.ts';
import { viewAnnotations } from '#app/usecases/service/view-annotations.ts';
import { visibleConversation } from '#app/usecases/service/visible-conversation.ts';
import { withdrawComment } from '#app/usecases/service/withdraw-comment.ts';
import { withdrawCorrection } from '#app/usecases/service/withdraw-correction.ts';
import { writeComment } from '#app/usecases/service/write-comment.ts';
import {
  annotations,
  commentRequest,
  correctionRequest,
  created,
  mentionable,
  threadChange,
} from '#contract/api/annotations.ts';
import type { Endpoints } from '../endpoint.ts';
import { badRequest, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

const conversation = z.object({ id: z.string() });
const comment = z.object({ id: z.string(), comment: z.string() });
const correction = z.object({ id: z.string(), correction: z.string() });

export function annotationRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  endpoints.add(
    'conversations.read',
    {
      method: 'get',
      path: '/api/v1/conversations/{id}/annotations',
      tag: 'conversations',
      summary: { zh: '查看对话上的批注与更正', en: 'Read the comments and corrections on a conversation' },
      params: conversation,
      answer: { status: 200, schema: annotations },
    },
    async ({ caller, params: { id } }) => {
      const found = await viewAnnotations(ports, caller, id);
      if (found === null) throw nothingThere(id);
      return found;
    },
  );

  endpoints.add(
    'comments.write',
    {
      method: 'get',
      path: '/api/v1/conversations/{id}/people',
      tag: 'conversations',
      summary: { zh: '列出看得到这通对话的人', en: 'List the people who may see a conversation' },
      params: conversation,
      answer: { status: 200, schema: mentionable },
    },
    async ({ caller, params: { id } }) => {
      const found = await visibleConversation(ports, caller, id);
      if (found === null) throw nothingThere(id);
      const members = await ports.workflow.people.members(caller.organisation);
      const people = peopleWhoSee(found.conversation, members);
      return { people: people.map(({ userId, name, role }) => ({ id: userId, name, role })) };
    },
  );

  endpoints.add(
    'comments.write',
    {
      method: 'post',
      path: '/api/v1/conversations/{id}/comments',
      tag: 'conversations',
      summary: { zh: '在某一轮上写批注', en: 'Comment on a turn' },
      params: conversation,
      body: commentRequest,
      answer: { status: 201, schema: created },
    },
    async ({ caller, params: { id }, body }) => done(await writeComment(ports, caller, id, body), id),
  );

  endpoints.add(
    'comments.write',
    {
      method: 'patch',
      path: '/api/v1/conversations/{id}/comments/{comment}',
      tag: 'conversations',
      summary: {
        zh: '把一串批注标为已解决，或重新打开',
        en: 'Settle a thread of comments, or open it again',
      },
      params: comment,
      body: threadChange,
      answer: { status: 204 },
    },
    async ({ caller, params, body: { settled } }) =>
      done(await settleThread(ports, caller, params.id, params.comment, settled), params.comment),
  );

  endpoints.add(
    'comments.write',
    {
      method: 'delete',
      path: '/api/v1/conversations/{id}/comments/{comment}',
      tag: 'conversations',
      summary: { zh: '撤回自己的批注', en: 'Take one’s own comment back' },
      params: comment,
      answer: { status: 204 },
    },
    async ({ caller, params }) =>
      done(await withdrawComment(ports, caller, params.id, params.comment), params.comment),
  );

  endpoints.add(
    'signals.correct',
    {
      method: 'post',
      path: '/api/v1/conversations/{id}/corrections',
      tag: 'conversations',
      summary: { zh: '更正一个信号', en: 'Correct a signal' },
      params: conversation,
      body: correctionRequest,
      answer: { status: 201, schema: created },
    },
    async ({ caller, params: { id }, body }) => done(await correctSignal(ports, caller, id, body), id),
  );

  endpoints.add(
    'signals.correct',
    {
      method: 'delete',
      path: '/api/v1/conversations/{id}/corrections/{correction}',
      tag: 'conversations',
      summary: { zh: '撤回一处更正', en: 'Take a correction back' },
      params: correction,
      answer: { status: 204 },
    },
    async ({ caller, params }) =>
      done(await withdrawCorrection(ports, caller, params.id, params.correction), params.correction),
  );
}

function done<Done>(result: AnnotationOutcome<Done>, name: string): Done {
  if (result.outcome === 'missing') throw nothingThere(name);
  if (result.outcome === 'refused') throw badRequest(result.why);
  return result.value;
}

function nothingThere(name: string) {
  return notFound({ zh: `没有 ${name}`, en: `There is no ${name}` });
}
