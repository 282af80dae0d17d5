/** What credits can be used for on the demo's own page: stands in for the services that call the API. */
export interface DemoItem {
	readonly id: string;
	readonly service: string;
	readonly item: string;
	readonly creditTypeId: string;
	readonly credits: bigint;
}

export const DEMO_ITEMS: readonly [DemoItem, ...DemoItem[]] = [
	{ id: "test-mailing", service: "Campaigns", item: "Test mailing", creditTypeId: "email", credits: 5n },
	{ id: "newsletter", service: "Campaigns", item: "Monthly newsletter", creditTypeId: "email", credits: 480n },
	{ id: "invitation", service: "Campaigns", item: "Customer event invitation", creditTypeId: "email", credits: 120n },
	{ id: "reminder", service: "Messages", item: "Appointment reminder", creditTypeId: "sms", credits: 20n },
	{ id: "kubernetes", service: "Labs", item: "Kubernetes basics", creditTypeId: "lab", credits: 4n },
	{ id: "sql", service: "Labs", item: "SQL for analysts", creditTypeId: "lab", credits: 2n },
];
