import { isElsewhere, isNobody, VISITORS, type Visitor } from "./visitors.ts";
import type { World } from "./world.ts";

/**
 * What of the world must not be in an answer: ids, addresses and names of people and organizations. A visitor who
 * is refused learns of nobody but themselves and those with whom they share credits; others learn of those whom their role
 * lets them see.
 */
export function secretsFrom(world: World, visitor: Visitor, { isRefused }: { isRefused: boolean }): string[] {
	if (visitor.startsWith("operator") && !isRefused) return [];
	const known = isNobody(visitor) ? [] : acquaintancesOf(visitor, isRefused);
	const strangers = Object.entries(world.people).filter(([other]) => !known.some((person) => person === other));
	return [
		...strangers.flatMap(([, { id, email, name }]) => [id, email, name]),
		...foreignOrganizations(world, visitor).flatMap(({ id, name }) => [id, name]),
	];
}

function acquaintancesOf(visitor: Visitor, isRefused: boolean): readonly Visitor[] {
	if (visitor === "owner" || visitor === "credit user") return ["owner", "credit user"];
	if (visitor === "group creator" && !isRefused) return ["group creator", "group member", "blocked member"];
	if (visitor === "group member" && !isRefused) return ["group creator", "group member"];
	if (visitor === "blocked member") return [visitor];
	if (isRefused || isElsewhere(visitor) || visitor === "member" || visitor.startsWith("group")) return [visitor];
	return VISITORS.filter((other) => !isElsewhere(other));
}

function foreignOrganizations({ here, elsewhere }: World, visitor: Visitor) {
	if (visitor === "administrator elsewhere") return [here];
	return isElsewhere(visitor) || isNobody(visitor) ? [here, elsewhere] : [elsewhere];
}
