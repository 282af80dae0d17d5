interface ThingProps {
	of: { service: string; item: string; reference: string | null };
}

/** What credits were asked for: the item, and under it the service and the caller's reference. */
export function Thing({ of: { service, item, reference } }: ThingProps) {
	return (
		<>
			<span className="font-medium">{item}</span>
			<span className="block font-normal text-muted text-small">
				{reference === null ? service : `${service} · ${reference}`}
			</span>
		</>
	);
}
