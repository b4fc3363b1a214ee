import { isKey } from './key.ts';

/** Where a bucket is and how to speak to it. */
export interface S3Location {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  /** Absent for Amazon's own. */
  readonly endpoint?: string;
  readonly region?: string;
  /** The bucket in the path instead of in the host's name. */
  readonly pathStyle: boolean;
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const SETTINGS = ['endpoint', 'region', 'pathStyle'];
const FORM = 's3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION&pathStyle=true';

function refuse(what: string): never {
  throw new RangeError(`The blob URL ${what}. It has the form ${FORM}; all but the bucket may be left out.`);
}

/** Throws `RangeError`, naming the part that is wrong. */
export function parseS3Url(url: string): S3Location {
  const parsed = URL.canParse(url) ? new URL(url) : refuse('cannot be read');
  if (parsed.username !== '' || parsed.password !== '')
    refuse('holds a key; keys belong into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  const bucket = parsed.hostname;
  if (!BUCKET.test(bucket)) refuse(`names the bucket "${bucket}", which no bucket can be called`);
  for (const name of parsed.searchParams.keys()) {
    if (!SETTINGS.includes(name)) refuse(`has the unknown setting "${name}"`);
  }
  const prefix = parsed.pathname.replace(/^\/+|\/+$/g, '');
  if (prefix !== '' && !isKey(prefix))
    refuse(`has the prefix "${prefix}", which is not a path of plain letters`);
  const endpoint = parsed.searchParams.get('endpoint');
  if (endpoint !== null && !/^https?:$/.test(URL.canParse(endpoint) ? new URL(endpoint).protocol : ''))
    refuse(`has the endpoint "${endpoint}", which is not an http or https address`);
  const region = parsed.searchParams.get('region');
  const pathStyle = parsed.searchParams.get('pathStyle') ?? String(endpoint !== null);
  if (!['true', 'false'].includes(pathStyle)) refuse(`says pathStyle=${pathStyle} instead of true or false`);
  return {
    bucket,
    prefix: prefix === '' ? '' : `${prefix}/`,
    ...(endpoint === null ? {} : { endpoint }),
    ...(region === null ? {} : { region }),
    pathStyle: pathStyle === 'true',
  };
}
