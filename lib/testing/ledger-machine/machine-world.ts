import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "../credits.ts";
import { grantCredits } from "../ledger.ts";
import { aLimit } from "../limits.ts";
import { anOrganization, aUser, type TestOrganization, type TestUser } from "../people.ts";
import { aPlan } from "../plans.ts";
import { aSubscription } from "../subscriptions.ts";
import { Book } from "./book.ts";
import type { CreditTypeId, GroupPlace, LimitOf, Person } from "./steps.ts";
import { Timeline } from "./timeline.ts";
import { CREDIT_TYPES, LimitsOverTime, PEOPLE, WorldGroup, type WorldPool } from "./world-pool.ts";

const PERIODS: readonly LimitPeriod[] = ["total", "day", "week", "month"];

/** Few people with few pools, so that they collide; and what is acknowledged of what they do. */
export class MachineWorld {
	readonly book = new Book();
	readonly db: Database;
	readonly people: readonly TestUser[];
	/** Has no credits; administrates the organization of the people. */
	readonly administrator: TestUser;
	/** Sells and grants. */
	readonly operator: TestUser;
	/** A subscription of each person, which covers email credits at times. */
	readonly subscriptionIds: readonly string[];
	readonly planIds: Readonly<Record<CreditTypeId, string>>;
	readonly owners = PEOPLE.map(() => new Timeline<Person>());
	readonly areCovered = PEOPLE.map(() => new Timeline<boolean>());
	readonly pools = new Map<string, WorldPool>();
	/** Those that were deleted, too. */
	readonly groups: WorldGroup[] = [];
	readonly #places = new Map<GroupPlace, WorldGroup>();
	#parts = PEOPLE.map(() => 0);

	private constructor(
		world: Pick<MachineWorld, "db" | "people" | "administrator" | "operator" | "subscriptionIds" | "planIds">,
	) {
		this.db = world.db;
		this.people = world.people;
		this.administrator = world.administrator;
		this.operator = world.operator;
		this.subscriptionIds = world.subscriptionIds;
		this.planIds = world.planIds;
	}

	/** Four people: the last uses the first one's credits, and the first two have a share group each, all under limits. */
	static async open(db: Database): Promise<MachineWorld> {
		const office = await anOrganization(db);
		const people = await somePeople(db, office);
		const administrator = await aUser(db, office, { role: "administrator" });
		const operator = await aUser(db, await theOperator(db), { role: "administrator" });
		const subscriptionIds: string[] = [];
		for (const { id } of people) subscriptionIds.push(await aSubscription(db, id));
		const planIds = { email: await aPlan(db), sms: await aPlan(db, { creditTypeId: "sms" }) };
		const world = new MachineWorld({ db, people, administrator, operator, subscriptionIds, planIds });
		for (const place of [0, 1] as const) {
			const addresses = people.filter((_, person) => person !== place).map(({ email }) => email);
			const creatorId = world.userId(place);
			const id = await aShareGroup(db, { creatorId, name: `Group ${newId()}`, addresses });
			await aLimit(db, { shareGroupId: id, credits: 10n, period: PERIODS[place] ?? "total" });
			const group = new WorldGroup(id);
			world.groups.push(group);
			world.putGroup(place, group);
		}
		await world.#firstCredits();
		for (const place of [0, 1] as const) {
			const allocation = { shareGroupId: world.group(place).id, creditTypeId: "email", credits: 60n, actorId: null };
			await transact(db, (tx) => postAllocation(tx, allocation));
			world.book.add("email", "allocationIn", 60n);
		}
		await aLimit(db, { walletOf: world.userId(0), credits: 20n, period: PERIODS[0] ?? "total" });
		await world.findPools();
		return world;
	}

	async #firstCredits(): Promise<void> {
		for (const { id } of this.people) {
			for (const creditTypeId of CREDIT_TYPES) {
				const { orderId } = await boughtCredits(this.db, { beneficiaryId: id, creditTypeId, credits: 150n });
				this.book.orders.set(orderId, { credits: 150n, takenBack: 0n });
				this.book.add(creditTypeId, "purchase", 150n);
				await grantCredits(this.db, id, 5n, { creditTypeId });
				this.book.add(creditTypeId, "grant", 5n);
			}
		}
	}

	userId(person: Person): string {
		return this.#person(person).id;
	}

	email(person: Person): string {
		return this.#person(person).email;
	}

	/** Undefined for who isn't one of the people. */
	personOf(userId: string): Person | undefined {
		return PEOPLE.find((person) => this.people[person]?.id === userId);
	}

	#person(person: Person): TestUser {
		const found = this.people[person];
		if (!found) throw new Error(`There is no person ${person}.`);
		return found;
	}

	/** The share group that is at this place now. */
	group(place: GroupPlace): WorldGroup {
		const group = this.#places.get(place);
		if (!group) throw new Error(`There is no group at place ${place}.`);
		return group;
	}

	/** Which it takes from now on. */
	putGroup(place: GroupPlace, group: WorldGroup): void {
		this.#places.set(place, group);
	}

	/** Who has made the group, as the database says just now: by the time of a call it may be another one. */
	async creatorOf({ id }: WorldGroup): Promise<Person> {
		const { creatorId } = await this.db.shareGroup.findUniqueOrThrow({ where: { id } });
		return this.personOf(creatorId) ?? 0;
	}

	/** The next part of a person's allowance, or the latest one again. */
	partOf(person: Person, { isAgain }: { isAgain: boolean }): number {
		const parts = this.#parts[person] ?? 0;
		if (isAgain && parts > 0) return parts - 1;
		this.#parts[person] = parts + 1;
		return parts;
	}

	pool({ pool, creditTypeId }: Pick<LimitOf, "pool" | "creditTypeId">): WorldPool {
		const isIt = (one: WorldPool) =>
			"wallet" in pool ? one.wallet === pool.wallet : one.group === this.group(pool.group);
		const found = [...this.pools.values()].find((one) => one.creditTypeId === creditTypeId && isIt(one));
		if (!found) throw new Error(`There is no pool of ${creditTypeId}.`);
		return found;
	}

	/** Learns of the accounts of wallets and share groups that it doesn't know yet. */
	async findPools(): Promise<void> {
		const [userIds, groupIds] = [this.people.map(({ id }) => id), this.groups.map(({ id }) => id)];
		const accounts = await this.db.account.findMany({
			where: {
				creditTypeId: { in: [...CREDIT_TYPES] },
				OR: [{ userId: { in: userIds } }, { shareGroupId: { in: groupIds } }],
			},
		});
		for (const { id: accountId, userId, shareGroupId, creditTypeId: type } of accounts) {
			if (this.pools.has(accountId)) continue;
			const creditTypeId = type === "sms" ? "sms" : "email";
			const wallet = userId === null ? null : (this.personOf(userId) ?? null);
			const group = this.groups.find(({ id }) => id === shareGroupId) ?? null;
			const place = group ? this.groups.indexOf(group) % 2 : (wallet ?? 0);
			const period = PERIODS[place] ?? "total";
			this.pools.set(accountId, { accountId, creditTypeId, wallet, group, period, limits: new LimitsOverTime() });
		}
	}
}

async function somePeople(db: Database, office: TestOrganization): Promise<TestUser[]> {
	const first = await aUser(db, office);
	const others = [await aUser(db, office), await aUser(db, office)];
	return [first, ...others, await aUser(db, office, { creditOwnerId: first.id })];
}

/** A deployment has one operator. */
async function theOperator(db: Database): Promise<TestOrganization> {
	const found = await db.organization.findFirst({ where: { isOperator: true }, include: { userRoles: true } });
	if (!found) return anOrganization(db, { isOperator: true });
	const roleId = (builtIn: "administrator" | "member") =>
		found.userRoles.find((one) => one.builtIn === builtIn)?.id ?? "";
	return { ...found, administratorRoleId: roleId("administrator"), memberRoleId: roleId("member") };
}
