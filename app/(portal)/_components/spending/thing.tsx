interface ThingProps {
	of: { service: string; item: string; reference: string | null };
}

/** What credits were asked for: the item, and under it, where there is room for a table, the service and the caller's reference. */
export function Thing({ of: { service, item, reference } }: ThingProps) {
	return (
		<>
			<span className="font-medium">{item}</span>
			<span className="hidden font-normal text-muted text-small as-table:block">
				{reference === null ? service : `${service} · ${reference}`}
			</span>
		</>
	);
}
