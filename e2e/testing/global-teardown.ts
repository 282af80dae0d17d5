import { main as verifyLedger } from "@/scripts/ledger-verify.ts";

/** Whatever the tests and the people in them did: in the end the ledger is clean. */
export default async function tearDown(): Promise<void> {
	if (!(await verifyLedger())) throw new Error("The tests have left the ledger wrong: the findings stand above.");
}
