import { Skeleton } from "../ui/skeleton.tsx";

interface TableSkeletonProps {
	/** How many columns the table will have. */
	columns: number;
	rows?: number;
	/** Whether a toolbar stands above it. */
	toolbar?: boolean;
}

/** The skeleton of a `DataTable`. */
export function TableSkeleton({ columns, rows = 8, toolbar = false }: TableSkeletonProps) {
	return (
		<div aria-hidden className="space-y-3">
			{toolbar ? (
				<div className="flex justify-between gap-2">
					<Skeleton className="h-9 w-full rounded-md sm:w-80" />
					<Skeleton className="hidden h-9 w-24 rounded-md md:block" />
				</div>
			) : null}
			<div className="overflow-clip rounded-xl border border-line bg-surface">
				<div className="hidden gap-6 border-b border-line px-5 py-3.5 md:flex">
					{upTo(columns).map((column) => (
						<div key={column} className="flex-1">
							<Skeleton className="h-3 w-16" />
						</div>
					))}
				</div>
				<div className="divide-y divide-line">
					{upTo(rows).map((row) => (
						<div key={row} className="flex items-center gap-6 px-5 py-3.5 md:py-3">
							{upTo(columns).map((column) => (
								<div
									key={column}
									className={
										column > 1 ? "hidden flex-1 md:block" : column === 1 ? "md:flex-1" : "flex flex-1 flex-col gap-2"
									}
								>
									<Skeleton className={widths[(row + column * 2) % widths.length] ?? "w-24"} />
									{column === 0 ? <Skeleton className="h-3 w-40 md:hidden" /> : null}
								</div>
							))}
						</div>
					))}
				</div>
			</div>
		</div>
	);
}

function upTo(count: number): number[] {
	return Array.from({ length: count }, (_, index) => index);
}

const widths = ["h-4 w-24", "h-4 w-16", "h-4 w-28", "h-4 w-20"];
