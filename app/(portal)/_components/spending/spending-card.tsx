import { notFound } from "next/navigation";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { CsvLink } from "@/components/data-table/csv-link.tsx";
import { ListEnd } from "@/components/data-table/list-end.tsx";
import { PlainTable } from "@/components/data-table/plain-table.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card.tsx";

interface SpendingCardProps<Row> {
	/** What was found; null where the reader may not see it. */
	found: { readonly rows: readonly Row[]; readonly hasMore: boolean } | null;
	columns: TableColumn<Row>[];
	title: string;
	/** The route that writes all of them as a file. */
	csvPath: string;
	/** What is said where there is nothing. */
	none: string;
	/** On a page about something else: there is no card where there is nothing to see. */
	onlyIfAny?: boolean;
}

/** The latest holds or refusals (product.md 57). */
export function SpendingCard<Row extends { id: string }>({
	found,
	columns,
	title,
	csvPath,
	none,
	onlyIfAny,
}: SpendingCardProps<Row>) {
	if (!found) notFound();
	if (found.rows.length === 0 && onlyIfAny) return null;
	return (
		<Card>
			<CardHeader>
				<CardTitle>{title}</CardTitle>
				{found.rows.length > 0 ? <CsvLink href={csvPath} of={title} /> : null}
			</CardHeader>
			{found.rows.length > 0 ? (
				<PlainTable label={title} columns={columns} rows={found.rows} rowKey={({ id }) => id} wide />
			) : (
				<CardContent className="text-muted text-sm">{none}</CardContent>
			)}
			<ListEnd shown={found.rows.length} hasMore={found.hasMore} />
		</Card>
	);
}
