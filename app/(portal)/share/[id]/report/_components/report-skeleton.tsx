import { TableSkeleton } from "@/components/data-table/table-skeleton.tsx";
import { Card, CardContent } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

/** The shape of a report on its way. */
export function ReportSkeleton({ isCreator }: { isCreator: boolean }) {
	return (
		<>
			{isCreator ? <TableSkeleton columns={8} rows={1} /> : <Skeleton className="h-5 w-48" />}
			<Card>
				<CardContent>
					<Skeleton className="h-56" />
				</CardContent>
			</Card>
			<TableSkeleton columns={7} toolbar />
		</>
	);
}
