/**
 * Values that several fields share. The modality names are the standard DICOM terms.
 * Source: Ambra v3 Services public reference and DICOM PS3.3; names and enumerations are facts, every sentence is ours.
 */
import type { LabelledValue } from '../../../catalogue.ts';

/** What follows `customfield-`. */
export const customFieldForm = '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}';

/** What follows `hl7.hash.`: `PID_5`, `PID_5_1`, and for a repeated segment `OBX-3_7_4`. */
export const hl7HashForm = '[A-Z][A-Z0-9]{2}(?:-[1-9][0-9]*)?(?:_[1-9][0-9]*){1,2}';

export const studySources: readonly LabelledValue[] = [
  { value: 'upload', label: 'Uploaded' },
  { value: 'harvest', label: 'Sent by a gateway' },
  { value: 'share', label: 'Shared' },
  { value: 'copy', label: 'Copied' },
];

export const sexes: readonly LabelledValue[] = [
  { value: 'F', label: 'Female' },
  { value: 'M', label: 'Male' },
  { value: 'O', label: 'Other' },
];

/** Suggestions: a study may carry any other term, or several. */
export const modalities: readonly LabelledValue[] = [
  { value: 'CT', label: 'Computed tomography' },
  { value: 'MR', label: 'Magnetic resonance' },
  { value: 'CR', label: 'Computed radiography' },
  { value: 'DX', label: 'Digital radiography' },
  { value: 'US', label: 'Ultrasound' },
  { value: 'MG', label: 'Mammography' },
  { value: 'NM', label: 'Nuclear medicine' },
  { value: 'PT', label: 'Positron emission tomography (PET)' },
  { value: 'XA', label: 'X-ray angiography' },
  { value: 'RF', label: 'Fluoroscopy' },
  { value: 'BMD', label: 'Bone densitometry' },
  { value: 'DR', label: 'Digital radiography (older term)' },
  { value: 'DOC', label: 'Document' },
  { value: 'ECG', label: 'Electrocardiography' },
  { value: 'ES', label: 'Endoscopy' },
  { value: 'GM', label: 'General microscopy' },
  { value: 'IO', label: 'Intra-oral radiography' },
  { value: 'IVUS', label: 'Intravascular ultrasound' },
  { value: 'KO', label: 'Key object selection' },
  { value: 'OP', label: 'Ophthalmic photography' },
  { value: 'OPT', label: 'Ophthalmic tomography' },
  { value: 'OT', label: 'Other' },
  { value: 'PR', label: 'Presentation state' },
  { value: 'PX', label: 'Panoramic X-ray' },
  { value: 'RG', label: 'Radiographic imaging (film)' },
  { value: 'RTDOSE', label: 'Radiotherapy dose' },
  { value: 'RTIMAGE', label: 'Radiotherapy image' },
  { value: 'RTPLAN', label: 'Radiotherapy plan' },
  { value: 'RTSTRUCT', label: 'Radiotherapy structure set' },
  { value: 'SC', label: 'Secondary capture' },
  { value: 'SEG', label: 'Segmentation' },
  { value: 'SM', label: 'Slide microscopy' },
  { value: 'SR', label: 'Structured report' },
  { value: 'XC', label: 'External camera photography' },
];

/** Letters of `study_push.status`. */
export const pushStatuses: readonly LabelledValue[] = [
  { value: 'I', label: 'In process' },
  { value: 'N', label: 'Pending' },
  { value: 'S', label: 'Successful' },
  { value: 'P', label: 'Partly successful' },
  { value: 'F', label: 'Failed' },
];

/** The platform counts the other way round here: 0 is good. */
export const pushSuccess: readonly LabelledValue[] = [
  { value: '0', label: 'Succeeded' },
  { value: '1', label: 'Failed' },
];

export const retrieveLevels: readonly LabelledValue[] = [
  { value: 'study', label: 'Whole study' },
  { value: 'series', label: 'Series by series' },
  { value: 'image', label: 'Image by image' },
];

export const webhookMethods: readonly LabelledValue[] = [
  { value: 'POST', label: 'POST, as a form' },
  { value: 'GET', label: 'GET, in the address' },
  { value: 'POST_JSON', label: 'POST, as JSON' },
  { value: 'GET_JSON', label: 'GET, with a JSON body' },
  { value: 'PUT', label: 'PUT' },
];

export const qcTaskStatuses: readonly LabelledValue[] = [
  { value: 'Open', label: 'Open' },
  { value: 'InProgress', label: 'In progress' },
  { value: 'Closed', label: 'Closed' },
];
