import type { OPERATIONS, operations } from "./generated/api.ts";

// The types of the client's functions, taken from those that the document gives.

export type OperationId = keyof typeof OPERATIONS & keyof operations;

type Parameters<Id extends OperationId> = operations[Id]["parameters"];

/** What is there of it; `unknown` adds nothing where there is none. */
type Given<Part> = [NonNullable<Part>] extends [never] ? unknown : NonNullable<Part>;

type Json<Content> = Content extends { content: { "application/json": infer Body } } ? Body : unknown;

/** All that a call takes, in one object: what stands in the address, in the query and in the body. */
export type Input<Id extends OperationId> = Given<Parameters<Id>["path"]> &
	Given<Parameters<Id>["query"]> &
	Json<Given<operations[Id]["requestBody"]>>;

export interface CallOptions {
	/** Ends the call, and its waits, when it is aborted. */
	readonly signal?: AbortSignal;
}

interface KeyOption {
	/** Your own key for this one thing, which repeats it rather than doing it again. A new one unless it is said. */
	readonly idempotencyKey?: string;
}

interface VersionOption {
	/** The `etag` of what was read before it is changed. */
	readonly etag: string;
}

export type Options<Id extends OperationId> = CallOptions &
	(Parameters<Id>["header"] extends { "Idempotency-Key": string } ? KeyOption : unknown) &
	(Parameters<Id>["header"] extends { "If-Match": string } ? VersionOption : unknown);

type Done<Responses> = Responses extends { 200: infer Answered }
	? Answered
	: Responses extends { 201: infer Answered }
		? Answered
		: never;

/** What the API answers, with its `etag` where it has a version. */
export type Answer<Id extends OperationId> = Json<Done<operations[Id]["responses"]>> &
	(Done<operations[Id]["responses"]> extends { headers: { ETag?: string } }
		? Tagged<Done<operations[Id]["responses"]>>
		: unknown);

type Tagged<Answered> = Answered extends { headers: infer Headers }
	? "ETag" extends KnownKey<Headers>
		? VersionOption
		: unknown
	: unknown;

/** Without the index signature for all the other headers. */
type KnownKey<Headers> = keyof { [Name in keyof Headers as string extends Name ? never : Name]: unknown };

type Nothing = Record<never, never>;

type Arguments<Id extends OperationId> =
	Nothing extends Options<Id>
		? Nothing extends Input<Id>
			? [input?: Input<Id>, options?: Options<Id>]
			: [input: Input<Id>, options?: Options<Id>]
		: [input: Input<Id>, options: Options<Id>];

/** The API's operations as functions. Each throws a `ProblemError` where the API refuses, an `UnansweredError` where no answer came. */
export type Client = {
	readonly [Id in keyof typeof OPERATIONS]: (...args: Arguments<Id>) => Promise<Answer<Id>>;
};
