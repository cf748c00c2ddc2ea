// When something is due, counted from the working hours the machine took along. The server counts
// again when the dossier arrives; this is what the provisional receipt says.

import * as store from "./store.js";

const DAY = 1440;
const ZONE = 7 * 60; // the province's offset from UTC in minutes, without summer time since 1975
let offset = 0;

export async function readOffset() {
  offset = (await store.get("meta", "offset")) ?? 0;
}

// The server's time is the right one; the difference is kept for the outage.
export async function learn(serverNow) {
  offset = Date.parse(serverNow) - Date.now();
  await store.put("meta", offset, "offset");
}

export const now = () => new Date(Date.now() + offset);

const local = (moment) => new Date(moment.getTime() + ZONE * 60000);
export const isoLocal = (moment) => `${local(moment).toISOString().slice(0, 19)}+07:00`;
export const dayOf = (moment) => local(moment).toISOString().slice(0, 10);

export function told(moment) {
  const at = local(moment);
  const minutes = String(at.getUTCMinutes()).padStart(2, "0");
  return `${at.getUTCHours()} giờ ${minutes}, ngày ${at.getUTCDate()}/${at.getUTCMonth() + 1}/${at.getUTCFullYear()}`;
}

class Beyond extends Error {}

// Minutes are counted from midnight of the timetable's first day.
class Ruler {
  constructor(timetable) {
    this.days = timetable.days;
    this.cutOffs = timetable.cut_offs;
    this.origin = Date.parse(`${timetable.first}T00:00:00Z`) / 60000 - ZONE;
  }
  place(moment) {
    const found = Math.floor(moment.getTime() / 60000) - this.origin;
    if (found < 0 || found >= this.days.length * DAY) throw new Beyond();
    return found;
  }
  moment(place) { return new Date((place + this.origin) * 60000); }
  isWorked(index) {
    if (index < 0 || index >= this.days.length) throw new Beyond();
    return this.days[index].length > 0;
  }
  opening(index) { return index * DAY + this.days[index][0][0]; }
  closing(index) { return index * DAY + this.days[index].at(-1)[1]; }
  workedAfter(index, count) {
    let found = index;
    for (let left = count; left > 0;) { found += 1; if (this.isWorked(found)) left -= 1; }
    return found;
  }
  workedFrom(index) { return this.isWorked(index) ? index : this.workedAfter(index, 1); }
  // The place after so many working minutes from a place.
  reached(place, minutes) {
    let left = minutes;
    for (let index = Math.floor(place / DAY); ; index += 1) {
      this.isWorked(index);
      for (const [first, last] of this.days[index]) {
        const start = Math.max(place, index * DAY + first);
        const span = index * DAY + last - start;
        if (span > 0 && left <= span) return start + left;
        left -= Math.max(0, span);
      }
    }
  }
}

function beginning(ruler, place) {
  const index = Math.floor(place / DAY);
  const cutOff = ruler.cutOffs[index];
  if (cutOff === null || (ruler.isWorked(index) && place - index * DAY <= cutOff)) return [index, place];
  const following = ruler.workedAfter(index, 1);
  return [following, ruler.opening(following)];
}

function lastDay(ruler, day, place, limit) {
  let last = day;
  if (limit.calendar) last = ruler.workedFrom(day + limit.calendar);
  if (limit.days) return ruler.workedAfter(last, limit.days);
  if (limit.calendar) return last;
  const isOver = ruler.isWorked(day) && ruler.closing(day) <= place;
  return isOver ? ruler.workedAfter(day, 1) : ruler.workedFrom(day);
}

// The due moment; null when it lies beyond the hours the machine knows.
export function dueAt(timetable, start, limit) {
  const ruler = new Ruler(timetable);
  try {
    const place = ruler.place(start);
    const [day, began] = beginning(ruler, place);
    const last = lastDay(ruler, day, began, limit);
    if (!limit.minutes) return ruler.moment(Math.min(ruler.closing(last), (last + 1) * DAY - 1));
    const from = limit.days || limit.calendar ? ruler.closing(last) : began;
    return ruler.moment(ruler.reached(from, limit.minutes));
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}
