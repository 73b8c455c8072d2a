import type { ItemKind } from '../report.ts';

/**
 * Which named fields tell who, where, when and with what. One table for EXIF, IPTC and XMP, whose names differ only in
 * spelling (By-line, creator, Artist). Keys are lower case without spaces, hyphens and slashes.
 */
const fields: Record<string, readonly [ItemKind, string]> = {
  artist: ['author', 'artist'],
  xpauthor: ['author', 'artist'],
  author: ['author', 'artist'],
  authors: ['author', 'artist'],
  creator: ['author', 'artist'],
  imagecreatorname: ['author', 'artist'],
  photographer: ['author', 'artist'],
  byline: ['author', 'artist'],
  bylinetitle: ['author', 'title-of-author'],
  authorsposition: ['author', 'title-of-author'],
  writereditor: ['author', 'editor'],
  captionwriter: ['author', 'editor'],
  imageeditor: ['author', 'editor'],
  copyright: ['author', 'copyright'],
  copyrightnotice: ['author', 'copyright'],
  rights: ['author', 'copyright'],
  copyrightownername: ['author', 'owner'],
  owner: ['author', 'owner'],
  ownername: ['author', 'owner'],
  licensorname: ['author', 'owner'],
  credit: ['author', 'credit'],
  creditline: ['author', 'credit'],
  contact: ['author', 'contact'],
  ciemailwork: ['author', 'contact'],
  citelwork: ['author', 'contact'],
  ciadrextadr: ['author', 'contact'],
  ciadrcity: ['author', 'contact'],
  ciurlwork: ['author', 'contact'],

  city: ['place', 'city'],
  sublocation: ['place', 'sub-location'],
  location: ['place', 'sub-location'],
  locationname: ['place', 'sub-location'],
  contentlocationname: ['place', 'sub-location'],
  provincestate: ['place', 'state'],
  state: ['place', 'state'],
  country: ['place', 'country'],
  countryname: ['place', 'country'],
  countryprimarylocationname: ['place', 'country'],
  gpsareainformation: ['place', 'area'],

  cameraownername: ['device', 'camera-owner'],
  bodyserialnumber: ['device', 'serial'],
  cameraserialnumber: ['device', 'serial'],
  serialnumber: ['device', 'serial'],
  internalserialnumber: ['device', 'serial'],
  lensserialnumber: ['device', 'lens-serial'],
  hostcomputer: ['device', 'host-computer'],
  imageuniqueid: ['device', 'image-id'],
  rawdatauniqueid: ['device', 'image-id'],

  datetimeoriginal: ['time', 'taken'],
  datecreated: ['time', 'taken'],
  datetimecreated: ['time', 'taken'],
  createdate: ['time', 'taken'],
  datetimedigitized: ['time', 'taken'],
  digitalcreationdate: ['time', 'taken'],
  creationtime: ['time', 'taken'],
  datetime: ['time', 'changed'],
  modifydate: ['time', 'changed'],

  personinimage: ['face', 'person'],
  persondisplayname: ['face', 'person'],

  imagedescription: ['text', 'description'],
  description: ['text', 'description'],
  captionabstract: ['text', 'description'],
  usercomment: ['text', 'comment'],
  comment: ['text', 'comment'],
  xpcomment: ['text', 'comment'],
  specialinstructions: ['text', 'comment'],
  instructions: ['text', 'comment'],
  xptitle: ['text', 'title'],
  title: ['text', 'title'],
  objectname: ['text', 'title'],
  documentname: ['text', 'title'],
  headline: ['text', 'title'],
  xpsubject: ['text', 'keywords'],
  xpkeywords: ['text', 'keywords'],
  keywords: ['text', 'keywords'],
  subject: ['text', 'keywords'],
  originalrawfilename: ['text', 'file-name'],
  rawfilename: ['text', 'file-name'],
  software: ['text', 'software'],
  creatortool: ['text', 'software'],
};

/** What a field of this name tells, or undefined for technical ones. */
export const fieldOf = (name: string): readonly [ItemKind, string] | undefined => {
  const key = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
};
