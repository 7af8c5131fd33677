import { language } from './i18n.js';

/** The one way by which pages talk to the server. */

/** A refusal of the server in the terms of RFC 9457, or 'offline' when it could not be reached. */
export class ProblemError extends Error {
    constructor(problem, status) {
        super(problem.detail ?? problem.title ?? `status ${status}`);
        Object.assign(this, problem);
        this.name = 'ProblemError';
        this.status = status;
        this.type = String(problem.type ?? 'unknown').replace(/^.*\/problems\//, '');
        this.errors = problem.errors ?? [];
    }

    /** The fields' faults that concern the query, the body as a whole or nothing on the page. */
    fault(pointer) {
        return this.errors.find((error) => error.pointer === pointer);
    }
}

const tags = new WeakMap();
const credentials = { csrfToken: null, location: null, signInAgain: null, confirm: null };

/** Told by the session: what every request carries, and how a person signs in again in the middle of work. */
export function useCredentials(change) {
    Object.assign(credentials, change);
}

function target(path, query) {
    const address = new URL(path, location.origin);
    for (const [name, value] of Object.entries(query ?? {})) {
        if (value !== null && value !== undefined && value !== '') {
            address.searchParams.set(name, value);
        }
    }
    return address;
}

async function problemOf(response) {
    const text = await response.text();
    try {
        return new ProblemError(JSON.parse(text), response.status);
    } catch {
        const type = response.status === 404 ? 'not-found' : response.status === 413 ? 'too-large' : response.status >= 500 ? 'server' : 'unknown';
        return new ProblemError({ type, title: response.statusText }, response.status);
    }
}

async function send(method, path, options) {
    const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language() });
    if (credentials.location && !options.everywhere) {
        headers.set('Practice-Location', credentials.location);
    }
    if (method !== 'GET') {
        if (credentials.csrfToken) {
            headers.set('X-CSRF-Token', credentials.csrfToken);
        }
        headers.set('Idempotency-Key', options.key);
    }
    if (options.etag) {
        headers.set('If-Match', options.etag);
    }
    let body;
    if (options.body instanceof FormData) {
        body = options.body;
    } else if (options.body instanceof Blob) {
        headers.set('Content-Type', 'application/octet-stream');
        body = options.body;
    } else if (options.body !== undefined) {
        headers.set('Content-Type', 'application/json');
        body = JSON.stringify(options.body);
    }
    try {
        return await fetch(target(path, options.query), { method, headers, body, signal: options.signal, keepalive: options.keepalive ?? false, cache: 'no-store' });
    } catch (error) {
        if (error.name === 'AbortError') {
            throw error;
        }
        throw new ProblemError({ type: 'offline', title: 'The server cannot be reached' }, 0);
    }
}

async function request(method, path, options = {}) {
    const whole = { ...options, key: options.key ?? newKey() };
    let response = await send(method, path, whole);
    if (response.status === 401 && credentials.signInAgain && !options.noSignIn) {
        await credentials.signInAgain();
        response = await send(method, path, whole);
    }
    if (!response.ok) {
        const problem = await problemOf(response);
        if (problem.type !== 'confirm-password' || !credentials.confirm || !(await credentials.confirm())) {
            throw problem;
        }
        return request(method, path, { ...options, key: whole.key });
    }
    if (options.raw) {
        return response;
    }
    if (response.status === 204 || response.headers.get('Content-Length') === '0') {
        return null;
    }
    const answer = await response.json();
    const tag = response.headers.get('ETag');
    if (tag && answer && typeof answer === 'object') {
        tags.set(answer, tag);
    }
    return answer;
}

/** A key by which the server knows a repeated write. */
export function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const api = {
    get: (path, options) => request('GET', path, options),
    post: (path, body, options) => request('POST', path, { ...options, body }),
    put: (path, body, options) => request('PUT', path, { ...options, body }),
    patch: (path, body, options) => request('PATCH', path, { ...options, body }),
    delete: (path, options) => request('DELETE', path, options),
    upload: (path, form, options) => request('POST', path, { ...options, body: form }),

    /** The entity tag with which an answer came; a quoted version when it came as part of a list. */
    etag: (answer) => tags.get(answer) ?? (answer?.version !== undefined ? `"${answer.version}"` : null),

    /** All items of a paged list, part by part. */
    async *all(path, { query, limit = 200, signal } = {}) {
        let cursor;
        do {
            const page = await request('GET', path, { query: { ...query, limit, cursor }, signal });
            yield* page.items;
            cursor = page.next;
        } while (cursor);
    },

    /** Fetches a file and hands it to the person. */
    async download(path, name, options) {
        const response = await request('GET', path, { ...options, raw: true });
        save(await response.blob(), name ?? fileName(response) ?? 'download');
    },
};

function fileName(response) {
    return response.headers.get('Content-Disposition')?.match(/filename="?([^";]+)"?/)?.[1];
}

/** Hands a file to the person. */
export function save(blob, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
