import type pg from "pg";

/** A column that PostgreSQL would return, and its type, as in "int8", "_text" or "charge_status". */
export interface DescribedColumn {
	readonly name: string;
	readonly type: string;
	readonly isEnum: boolean;
}

interface Field {
	readonly name: string;
	readonly dataTypeID: number;
}

/** Has statements prepared, not run: the columns of each by its text, or the error where PostgreSQL refuses it. */
export async function describeColumns(
	client: pg.Client,
	texts: Iterable<string>,
): Promise<Map<string, DescribedColumn[] | Error>> {
	const { rows } = await client.query<{ oid: number; type: string; isEnum: boolean }>(
		`SELECT "oid", "typname" AS "type", "typtype" = 'e' AS "isEnum" FROM "pg_type"`,
	);
	const types = new Map(rows.map(({ oid, ...type }) => [oid, type]));
	const described = new Map<string, DescribedColumn[] | Error>();
	for (const text of texts) {
		const fields = await prepare(client, text);
		described.set(text, fields instanceof Error ? fields : fields.map((field) => columnOf(field, types)));
	}
	return described;
}

function columnOf({ name, dataTypeID }: Field, types: ReadonlyMap<number, Omit<DescribedColumn, "name">>) {
	const type = types.get(dataTypeID);
	if (!type) throw new Error(`"${name}" is of an unknown type, ${dataTypeID}.`);
	return { name, ...type };
}

/** One statement without a name: the next takes its place. */
function prepare(client: pg.Client, text: string): Promise<readonly Field[] | Error> {
	return new Promise((resolve) => {
		let described: readonly Field[] = [];
		client.query({
			submit(connection: pg.Connection) {
				connection.parse({ name: "", text, types: [] }, true);
				connection.describe({ type: "S", name: "" }, true);
				connection.sync();
			},
			handleRowDescription({ fields }: { fields: readonly Field[] }) {
				described = fields;
			},
			// `pg` tells a statement that failed nothing more.
			handleError: resolve,
			handleReadyForQuery() {
				resolve(described);
			},
		});
	});
}
