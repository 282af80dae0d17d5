import { Skeleton } from "@/components/ui/skeleton.tsx";

/** The shape of a `PageHeader` on its way; `actions`: with buttons at the right. */
export function PageHeaderSkeleton({ actions = false }: { actions?: boolean }) {
	return (
		<div aria-hidden className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
			<div>
				<Skeleton className="h-8 w-44" />
				<Skeleton className="mt-2 h-4 w-64" />
			</div>
			{actions ? <Skeleton className="h-9 w-32 rounded-md" /> : null}
		</div>
	);
}
