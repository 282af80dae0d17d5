import { ADMINISTRATORS, type AuthorisationRow, reaching, type Scene, scoped } from "./test-authorisation-table.ts";

const aGroup = (rest = "") => ({
	path: async (scene: Scene) => `/share_groups/${await scene.groupId()}${rest}`,
});

const ONE_CREDIT = () => ({ credit_type: "email", credits: 1 });

/** Share groups: those of a member, who has no credits. */
export const GROUP_ROWS: readonly AuthorisationRow[] = [
	{ route: "GET /share_groups", path: () => "/share_groups", expected: scoped(200, ADMINISTRATORS) },
	{
		route: "POST /share_groups",
		path: () => "/share_groups",
		body: async (scene) => ({ creator: await scene.memberId(), name: "Labs" }),
		expected: reaching(201, ADMINISTRATORS),
	},
	{ route: "GET /share_groups/{share_group_id}", ...aGroup(), expected: reaching(200, ADMINISTRATORS) },
	{
		route: "PATCH /share_groups/{share_group_id}",
		...aGroup(),
		ifMatch: async () => '"0"',
		body: () => ({ description: "For labs" }),
		expected: reaching(200, ADMINISTRATORS),
	},
	{ route: "DELETE /share_groups/{share_group_id}", ...aGroup(), expected: reaching(200, ADMINISTRATORS) },
	...["allocations", "returns"].map((what) => ({
		route: `POST /share_groups/{share_group_id}/${what}`,
		...aGroup(`/${what}`),
		body: ONE_CREDIT,
		// Those who may are told that there is none.
		expected: reaching(402, ADMINISTRATORS),
	})),
	...limitRows("users", "/users/{user}"),
	...limitRows("share_groups", "/share_groups/{share_group_id}"),
	{
		route: "GET /share_groups/{share_group_id}/entries",
		...aGroup("/entries"),
		expected: reaching(200, ADMINISTRATORS),
	},
	{
		route: "POST /share_groups/{share_group_id}/entries",
		...aGroup("/entries"),
		body: () => ({ values: ["tom@acme.example"] }),
		expected: reaching(200, ADMINISTRATORS),
	},
	{
		route: "POST /share_groups/{share_group_id}/service_users",
		...aGroup("/service_users"),
		body: ({ userId }) => ({ service_user: userId }),
		expected: reaching(200, ADMINISTRATORS),
	},
	{
		route: "DELETE /share_groups/{share_group_id}/entries/{entry_id}",
		path: async (scene) => `/share_groups/${await scene.entryPath()}`,
		expected: reaching(200, ADMINISTRATORS),
	},
];

/** Limits and raises: those on a member's wallet, or on such a member's group. */
function limitRows(kind: "users" | "share_groups", route: string): AuthorisationRow[] {
	const person = (id: string | null) =>
		kind === "users" ? { credit_user: id } : { address: id && "tom@acme.example" };
	const someone = async (scene: Scene) => person(await scene.memberId());
	const five = { credits: 5, period: "day" };
	const expected = reaching(200, ADMINISTRATORS);
	const limited = (rest: string) => async (scene: Scene) => `${await scene.limitedPath(kind)}${rest}`;
	return [
		{ route: `GET ${route}/limits`, path: limited("/limits?credit_type=email"), expected },
		{
			route: `PUT ${route}/limits`,
			path: limited("/limits"),
			body: () => ({ credit_type: "email", ...person(null), limit: five }),
			expected,
		},
		{
			route: `PUT ${route}/raises`,
			path: limited("/raises"),
			body: async (scene) => ({
				...{ credit_type: "email", ...(await someone(scene)) },
				...{ ...five, credits: 9, until: "2999-12-31" },
			}),
			expected,
		},
		{ route: `DELETE ${route}/raises`, path: (scene) => scene.raisePath(kind), expected },
	];
}
