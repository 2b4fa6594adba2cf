// In the repository a thread has to strip types as well, and says so for itself; the package has compiled files, and no use for this.
import { register } from "tsx/esm/api";

register();
const { default: validatePage } = await import("./validate-page.ts");
export default validatePage;
