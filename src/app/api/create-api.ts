import { OpenAPIHono } from '@hono/zod-openapi';
import { answerProblem, problemOf } from './answer-problem.ts';
import { auditOn } from './audited.ts';
import { type ApiDependencies, DEFAULT_LIMITS } from './dependencies.ts';
import { Endpoints } from './endpoint.ts';
import { apiMetrics } from './metrics.ts';
import { notFound } from './problem.ts';
import type { RouteContext } from './route-context.ts';
import { admissionRoutes } from './routes/admission.ts';
import { alertRoutes } from './routes/alerts.ts';
import { annotationRoutes } from './routes/annotations.ts';
import { appealRoutes } from './routes/appeals.ts';
import { auditRoutes } from './routes/audit.ts';
import { calibrationRoutes } from './routes/calibrations.ts';
import { coachingRoutes } from './routes/coaching.ts';
import { coachingPlanRoutes } from './routes/coaching-plans.ts';
import { conversationListRoutes } from './routes/conversation-lists.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { directoryRoutes } from './routes/directory.ts';
import { exportRoutes } from './routes/export.ts';
import { figureRoutes } from './routes/figures.ts';
import { foundingRoutes } from './routes/founding.ts';
import { healthRoutes } from './routes/health.ts';
import { historyRoutes } from './routes/history.ts';
import { hookRoutes } from './routes/hooks.ts';
import { importRoutes } from './routes/imports.ts';
import { ingestRoutes } from './routes/ingest.ts';
import { insightRoutes } from './routes/insights.ts';
import { jobRoutes } from './routes/jobs.ts';
import { keyRoutes } from './routes/keys.ts';
import { liveRoutes } from './routes/live.ts';
import { meRoutes } from './routes/me.ts';
import { memberRoutes } from './routes/members.ts';
import { noticeRoutes } from './routes/notices.ts';
import { organisationRoutes } from './routes/organisation.ts';
import { packRoutes } from './routes/packs.ts';
import { playbookRoutes } from './routes/playbooks.ts';
import { referenceRoutes } from './routes/reference.ts';
import { reviewPlanRoutes } from './routes/review-plans.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { rulebookRoutes } from './routes/rulebooks.ts';
import { runRoutes } from './routes/runs.ts';
import { serviceRoutes } from './routes/service.ts';
import { sessionRoutes } from './routes/session.ts';
import { soundRoutes } from './routes/sound.ts';
import { topicRoutes } from './routes/topics.ts';
import { uploadRoutes } from './routes/upload.ts';
import { viewRoutes } from './routes/views.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { protectAnswers } from './security.ts';
import { watchRequests } from './watch-requests.ts';

const RESOURCES = [
  ingestRoutes,
  uploadRoutes,
  liveRoutes,
  importRoutes,
  hookRoutes,
  conversationRoutes,
  soundRoutes,
  conversationListRoutes,
  annotationRoutes,
  correctionRoutes,
  viewRoutes,
  figureRoutes,
  reviewRoutes,
  appealRoutes,
  reviewPlanRoutes,
  calibrationRoutes,
  coachingRoutes,
  coachingPlanRoutes,
  playbookRoutes,
  insightRoutes,
  topicRoutes,
  alertRoutes,
  rulebookRoutes,
  packRoutes,
  organisationRoutes,
  foundingRoutes,
  directoryRoutes,
  memberRoutes,
  admissionRoutes,
  meRoutes,
  noticeRoutes,
  keyRoutes,
  runRoutes,
  historyRoutes,
  exportRoutes,
  jobRoutes,
  auditRoutes,
  webhookRoutes,
  serviceRoutes,
];

/**
 * The service over HTTP: `/healthz`, `/readyz`, `/metrics`, `/api/v1/…` and `/api/auth/…`. Pages may be added
 * to what it returns; it owns no port.
 */
export function createApi(dependencies: ApiDependencies): OpenAPIHono {
  const { ports, auth, registry } = dependencies;
  const app = new OpenAPIHono();
  const route: RouteContext = {
    ...dependencies,
    limits: { ...DEFAULT_LIMITS, ...dependencies.limits },
    audit: auditOn(ports),
    metrics: apiMetrics(registry, ports),
  };
  app.use(watchRequests(route));
  app.use('/api/*', protectAnswers);
  app.onError((failure, context) => {
    const problem = problemOf(failure);
    if (problem.setup.status >= 500) {
      const error = reasonOf(failure);
      ports.log.error({ requestId: context.res.headers.get('x-request-id'), error }, 'a request failed');
    }
    return answerProblem(context, problem);
  });
  app.notFound((context) => answerProblem(context, noSuchRoute(context.req.method, context.req.path)));

  healthRoutes(app, route);
  sessionRoutes(app, route);
  const identity = { people: ports.workflow.people, auth, now: () => ports.now() };
  const endpoints = new Endpoints(app, identity, route.limits);
  for (const addRoutes of RESOURCES) addRoutes(endpoints, route);
  referenceRoutes(app, route);
  return app;
}

function noSuchRoute(method: string, path: string) {
  return notFound({
    zh: `没有接口 ${method} ${path}；全部接口见 /api/v1/reference`,
    en: `There is no route ${method} ${path}; all of them stand at /api/v1/reference`,
  });
}

/** What went wrong at the bottom: messages further up repeat statements with what people wrote in them. */
function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return failure.cause === undefined ? (failure.stack ?? failure.message) : reasonOf(failure.cause);
}
