/** A place for files: dropped, chosen or pasted, they are sent at once, and the script gets them when all have arrived. */
import { useDropzone } from "react-dropzone";

import { useClient } from "@/react/context";
import { Icon } from "@/text/Icon";

import type { ElementProps, P } from "../registry";
import { Frame, useNames } from "../widget/Frame";
import { FileList } from "./FileList";
import { refusal, sizeText, typesText } from "./sizes";
import { useFiles } from "./useFiles";

export default function FileUploader({ props }: ElementProps<P<"file_uploader">>) {
  const client = useClient();
  const names = useNames();
  const { files, transfers, add, remove, cancel } = useFiles(props, props.multiple);
  const take = (chosen: readonly File[]): void => {
    const named = chosen.map((file) => ({ file, name: nameOf(file, props.directory) }));
    const wanted = props.multiple ? named : named.slice(-1);
    const refused = wanted.map(({ file, name }) => refusal(props, name, file));
    add(wanted.filter((_, at) => refused[at] === null));
    // Of a folder, what does not fit is left out without a word: there is always something.
    if (props.directory && refused.includes(null)) return;
    wanted.forEach(({ file, name }, at) => {
      const why = refused[at];
      if (why != null) client.transfers.refuse(props.id, name, file.size, why);
    });
  };
  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    onDrop: take,
    multiple: props.multiple,
    disabled: props.disabled,
    noClick: true,
    noKeyboard: true,
    // The browser's newer dialog does not know folders, and takes no endings without a media type.
    useFsAccessApi: false,
  });
  const folder = props.directory ? { webkitdirectory: "" } : {};
  const thing = props.directory ? "a folder" : props.multiple ? "files" : "a file";
  return (
    <Frame props={props} names={names} group>
      <div {...getRootProps()} className="fc-drop" data-active={isDragActive || undefined}>
        <input
          {...getInputProps({ accept: props.directory ? undefined : props.types.join(",") || undefined })}
          {...folder}
          aria-label={props.label === "" ? "Files" : props.label}
          tabIndex={-1}
        />
        <span className="fc-drop-icon">
          <Icon icon={props.directory ? ":material/drive_folder_upload:" : ":material/upload:"} />
        </span>
        <span className="fc-drop-words">
          <span>{isDragActive ? `Let go to add ${thing}` : `Drop ${thing} here`}</span>
          <small>
            Up to {sizeText(props.max_mb * 1024 * 1024)}
            {props.multiple && " each"}
            {props.types.length > 0 && ` · ${typesText(props.types)}`}
          </small>
        </span>
        <button
          type="button"
          className="fc-button"
          id={names.input}
          disabled={props.disabled}
          aria-describedby={names.label}
          onClick={open}
        >
          {props.directory ? "Choose a folder" : props.multiple ? "Choose files" : "Choose a file"}
        </button>
      </div>
      <FileList
        files={files}
        transfers={transfers}
        disabled={props.disabled}
        onRemove={remove}
        onCancel={cancel}
      />
    </Frame>
  );
}

/** A file of a folder is named with its path in it. */
function nameOf(file: File, directory: boolean): string {
  if (!directory) return file.name;
  const dropped = "path" in file ? String(file.path) : "";
  return (file.webkitRelativePath || dropped || file.name).replace(/^\.?\//, "");
}
