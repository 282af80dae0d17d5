import { Skeleton } from "../../ui/skeleton.tsx";

/** While what a panel says is on its way: a title, a number, and lines of names and values. */
export function PanelSkeleton() {
	return (
		<div className="space-y-6 px-5 py-5">
			<div className="space-y-2.5">
				<Skeleton className="h-5 w-48" />
				<Skeleton className="h-8 w-28" />
			</div>
			<div className="space-y-5">
				{["w-40", "w-52", "w-36", "w-56", "w-44", "w-48"].map((width) => (
					<div key={width} className="flex justify-between gap-6">
						<Skeleton className="h-4 w-20" />
						<Skeleton className={`h-4 ${width}`} />
					</div>
				))}
			</div>
		</div>
	);
}
