import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { Suspense } from 'react';
import { parseSearch, stringifySearch } from '../client/address.ts';
import { Nothing } from '../ui/states/nothing.tsx';
import { PageError } from '../ui/states/page-error.tsx';
import { PageLoading } from '../ui/states/page-loading.tsx';
import { PAGES } from './pages.ts';
import { Permitted } from './shell/permitted.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({
  component: () => (
    <Suspense fallback={<PageLoading />}>
      <Outlet />
    </Suspense>
  ),
  errorComponent: PageError,
  notFoundComponent: Nothing,
});

/** Everything that asks who somebody is; behind it the pages. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell });

const pages = PAGES.map(({ path, permission, load }): AnyRoute => {
  const Content = lazyRouteComponent(load);
  return createRoute({
    getParentRoute: () => inside,
    path,
    component: () => (
      <Permitted permission={permission}>
        <Content />
      </Permitted>
    ),
    loader: () => Content.preload?.(),
  });
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/admission/setup-page.tsx')),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../features/admission/invitation-page.tsx')),
});
const signedIn = createRoute({
  getParentRoute: () => root,
  path: '/signed-in',
  component: lazyRouteComponent(() => import('../features/admission/signed-in-page.tsx')),
});

export const router = createRouter({
  routeTree: root.addChildren([setup, invitation, signedIn, inside.addChildren(pages)]),
  // An address says what the API is asked, in the API's own words.
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageError,
});
