import { expect, it } from "vitest";
import { BUSIEST_PEOPLE, type UseOfView } from "@/lib/usage/use-of-view.ts";
import { shownPeople } from "./shown-people.ts";

const person = (name: string) => ({ id: name, name });
const used = (kind: UseOfView["kind"], name: string | null, thisMonth: bigint): UseOfView => ({
	...{ creditTypeId: "email", kind, userId: name, name, shareGroupId: null, thisMonth, lastMonth: 0n },
});
const john = person("John");
const firstByName = Array.from({ length: 100 }, (_, number) => person(`Aaron ${number}`));

it("are the shown one and who used most, even where a hundred others come before them by name", () => {
	const busiest = Array.from({ length: BUSIEST_PEOPLE }, (_, number) => used("person", `Zoe ${number}`, 9n));
	const uses = [used("others", null, 50n), ...busiest, used("person", "John", 3n), used("former", null, 1n)];
	const { shown, hidden } = shownPeople({ person: john, creditUsers: firstByName, creditUserCount: 50_000 }, uses);
	expect(shown.map(({ name }) => name)).toEqual(["John", "Zoe 0", "Zoe 1", "Zoe 2", "Zoe 3", "Zoe 4"]);
	expect(hidden).toBe(49_995);
});

it("are, behind who used something, the first by name, each once however many credit types they used", () => {
	const uses = [used("person", "Aaron 1", 9n), { ...used("person", "Aaron 1", 2n), creditTypeId: "sms" }];
	const some = { person: john, creditUsers: firstByName.slice(0, 3), creditUserCount: 3 };
	expect(shownPeople(some, uses)).toEqual({
		shown: ["John", "Aaron 1", "Aaron 0", "Aaron 2"].map(person),
		hidden: 0,
	});
	const { shown, hidden } = shownPeople({ person: john, creditUsers: firstByName, creditUserCount: 100 }, []);
	expect([shown.length, hidden]).toEqual([6, 95]);
});
