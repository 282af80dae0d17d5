import { isElsewhere, isNobody, type Visitor } from "./visitors.ts";
import type { World } from "./world.ts";

/** What an action answers: "done", the code of a refusal, or where it sends the browser. */
export interface ActionCase {
	/** `file#export`, as Next's manifest names it. */
	readonly action: string;
	/** What is asked for, where an action has more than one row. */
	readonly about?: string;
	/** What is sent: something new for each visitor, about things of the organization "here". None: no arguments. */
	readonly input?: (world: World, visitor: Visitor) => unknown;
	readonly expected: (visitor: Visitor) => string;
	/** What a visitor may know once it is done, such as the id of their new organization. */
	readonly learns?: Learns;
}

type Learns = (world: World, visitor: Visitor) => readonly string[];

export interface RouteCase {
	/** As Next's manifest names it. */
	readonly route: string;
	readonly about?: string;
	readonly path: (world: World) => string | Promise<string>;
	/** The status, and for a redirect where to. */
	readonly expected: (visitor: Visitor) => string;
	readonly learns?: Learns;
}

/** What a list of holds and one of refusals are written to. */
export const SPENDING_FILES = ["holds.csv", "refusals.csv"] as const;

/** An owner sees by name who uses their credits, and who has set limits on them: administrators, in rows before. */
export const namesForOwner: Learns = ({ people }, visitor) =>
	visitor === "owner" ? Object.values(people).map(({ name }) => name) : [];

/** A statement proves who did what by id, and names nobody (product.md 60). */
export const idsOfActors: Learns = ({ people }) => Object.values(people).map(({ id }) => id);

/** A Credit User is told, by name, which administrator can let them use their own credits again (product.md 7). */
export const administratorForCreditUser: Learns = ({ people }, visitor) =>
	Object.entries(people)
		.filter(
			([who]) => visitor === "credit user" && who.startsWith("administrator") && who !== "administrator elsewhere",
		)
		.map(([, { name }]) => name);

/** Whose a share group is, and who offers it, is told by name to whom it is offered, and to administrators (product.md 26a). */
export const namesOfOffers: Learns = ({ people }) =>
	Object.entries(people).flatMap(([who, { name }]) =>
		who === "group creator" || (who.startsWith("administrator") && who !== "administrator elsewhere") ? [name] : [],
	);

/** Notices name who offers a share group, and tell its creator who has answered (product.md 26a); the owner who has set limits. */
export const namesInNotices: Learns = (world, visitor) =>
	visitor === "owner" || visitor === "group creator"
		? Object.values(world.people).map(({ name }) => name)
		: namesOfOffers(world, visitor);

/** Nobody gets anywhere; everybody else gets what `outcome` says. */
export const signedIn = (outcome: (visitor: Visitor) => string) => (visitor: Visitor) =>
	isNobody(visitor) ? "SIGNED_OUT" : outcome(visitor);

/** A page for every signed-in user: others are sent to sign in. */
export const page = (outcome: (visitor: Visitor) => string) => (visitor: Visitor) =>
	isNobody(visitor) ? "307 /sign-in" : outcome(visitor);

/** A page that only those see who have the right; the others are not told that it is there. */
export const pageWith = (may: (visitor: Visitor) => boolean) => page((visitor) => (may(visitor) ? "200" : "404"));

/** A thing of this organization: there for those who may see it, not there for others and for strangers. */
export const thingWith = (may: (visitor: Visitor) => boolean) =>
	pageWith((visitor) => may(visitor) && !isElsewhere(visitor));

export const everybody = (outcome: string) => () => outcome;

/** Whether an outcome means that nothing was done and nothing shown. */
export const isRefusal = (outcome: string): boolean => outcome !== "done" && outcome !== "200";
