import { Card } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

export function ProfileSkeleton() {
	return (
		<>
			<Card aria-hidden>
				<div className="space-y-5 p-5">
					{["name", "language and zone", "theme"].map((row) => (
						<div key={row} className="space-y-2">
							<Skeleton className="h-4 w-28" />
							<Skeleton className="h-9 w-full rounded-md" />
						</div>
					))}
				</div>
				<div className="flex justify-end border-t border-line px-5 py-4">
					<Skeleton className="h-9 w-20 rounded-md" />
				</div>
			</Card>
			<Card aria-hidden>
				<div className="divide-y divide-line">
					{["email", "password"].map((row) => (
						<div key={row} className="flex items-center justify-between px-5 py-4">
							<div className="space-y-2">
								<Skeleton className="h-4 w-20" />
								<Skeleton className="h-4 w-44" />
							</div>
							<Skeleton className="h-9 w-32 rounded-md" />
						</div>
					))}
				</div>
			</Card>
		</>
	);
}

export function SessionsSkeleton() {
	return (
		<Card aria-hidden>
			<div className="border-b border-line px-5 py-4">
				<Skeleton className="h-4 w-24" />
			</div>
			<div className="divide-y divide-line">
				{["one", "two"].map((row) => (
					<div key={row} className="flex items-center gap-4 px-5 py-3.5">
						<Skeleton className="size-9 rounded-full" />
						<div className="space-y-2">
							<Skeleton className="h-4 w-40" />
							<Skeleton className="h-4 w-56" />
						</div>
					</div>
				))}
			</div>
		</Card>
	);
}

export function NoticeChoicesSkeleton() {
	return (
		<Card aria-hidden>
			<div className="border-b border-line px-5 py-4">
				<Skeleton className="h-4 w-28" />
			</div>
			<div className="divide-y divide-line">
				{["owner", "order", "paid", "closed", "groups"].map((row) => (
					<div key={row} className="flex flex-wrap items-center justify-between gap-3 px-5 py-3.5">
						<Skeleton className="h-4 w-64" />
						<Skeleton className="h-9 w-56 rounded-md" />
					</div>
				))}
			</div>
		</Card>
	);
}
