// Who calls the API's routes, about what, and whom a route is for: `test-authorisation-rows.ts` says it of each.

/** The keys that there are. All but the vendor's and those elsewhere belong to the organization in which everything is. */
export const CALLERS = [
	"nobody",
	"vendor",
	"vendor's test",
	"organization",
	"organization's test",
	"organization elsewhere",
	"service user",
	"service user beside",
	"service user elsewhere",
	"replaced",
	"revoked",
	"expired",
	"paused",
] as const;

export type Caller = (typeof CALLERS)[number];

/** What is asked about: all of the organization in which most callers are. */
export interface Scene {
	readonly organizationId: string;
	/** The service user whose key is "service user", who has credits. */
	readonly userId: string;
	readonly poolId: string;
	/** Of that user, made for each caller. */
	chargeId(): Promise<string>;
	holdId(): Promise<string>;
	/** A member who has nothing to do with anyone, made for each caller, and their version as an `ETag`. */
	memberId(): Promise<string>;
	etagOf(userId: string): Promise<string>;
	/** An empty share group of such a member, and one with an entry: `<group>/entries/<entry>`. */
	groupId(): Promise<string>;
	entryPath(): Promise<string>;
	/** A new grant of the service user's: `/users/<user>/grants/<grant>`. */
	grantPath(): Promise<string>;
	/** A new member's wallet, or such a member's group, whose default limit is 5 a day: `/users/<user>`, `/share_groups/<group>`. */
	limitedPath(kind: "users" | "share_groups"): Promise<string>;
	/** Of such a pool, the raise of one person: its address and query. */
	raisePath(kind: "users" | "share_groups"): Promise<string>;
	/** A new key of the organization's own, which nobody uses. */
	keyPath(): Promise<string>;
	/** A pending order of such a member, and what is on sale. */
	orderId(): Promise<string>;
	readonly planId: string;
}

export interface AuthorisationRow {
	/** As in `POST /charges`. */
	readonly route: string;
	readonly path: (scene: Scene) => Promise<string> | string;
	readonly body?: (scene: Scene) => unknown;
	/** The address has the id of what is changed at the version that it has. */
	readonly ifMatch?: (scene: Scene, path: string) => Promise<string>;
	/** The status for a key with all scopes of its kind. */
	readonly expected: (caller: Caller) => number;
}

/** For keys that reach the service user, and whose kind has the scope. */
export function reaching(
	status: number,
	{ organization, service }: { organization: boolean; service: boolean },
): (caller: Caller) => number {
	return (caller) => {
		if (["nobody", "revoked", "expired"].includes(caller)) return 401;
		if (caller === "paused") return 403;
		const isOrganizations = caller.startsWith("organization") || caller === "replaced";
		if (isOrganizations && !organization) return 403;
		if (caller.startsWith("service user") && !service) return 403;
		if (["vendor", "organization", "service user", "replaced"].includes(caller)) return status;
		return 404;
	};
}

/** As `reaching`, for what the ledger itself refuses the paused: whom else the key asks about isn't there for it. */
export function spending(status: number): (caller: Caller) => number {
	return (caller) => (caller === "paused" ? 404 : reaching(status, SPENDERS)(caller));
}

export const VENDORS = { organization: false, service: false };
export const SPENDERS = { organization: false, service: true };
export const EVERYONES = { organization: true, service: true };

/** For keys whose kind has the scope, whatever they reach. */
export function scoped(status: number, { organization }: { organization: boolean }): (caller: Caller) => number {
	return (caller) => {
		if (["nobody", "revoked", "expired"].includes(caller)) return 401;
		if (caller.startsWith("vendor")) return status;
		const isOrganizations = caller.startsWith("organization") || caller === "replaced";
		return isOrganizations && organization ? status : 403;
	};
}

/** For any key that counts, which is told of itself. */
export function anyKey(caller: Caller): number {
	if (["nobody", "revoked", "expired"].includes(caller)) return 401;
	return caller === "paused" ? 403 : 200;
}

export const ADMINISTRATORS = { organization: true, service: false };

/** Of a member, at the version that they have. */
export const aMember = (rest = "") => ({
	path: async (scene: Scene) => `/users/${await scene.memberId()}${rest}`,
	ifMatch: (scene: Scene, path: string) => scene.etagOf(path.split("/")[2] ?? ""),
});
