// SPDX-License-Identifier: MIT
export { BeckonRequestHandler } from "./src/handler.js";
export { BeckonError, version } from "./src/library.js";
export { diff } from "./src/document.js";
export { Region } from "./src/region.js";
export { World } from "./src/world.js";
