<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AttributeControl</name>
    <message>
        <source>Any</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>Every face may differ here</source>
        <translation>Every face may differ here</translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Save as a PNG that can be dropped back here (Ctrl+S)</source>
        <translation>Save as a PNG that can be dropped back here (Ctrl+S)</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>More like this</translation>
    </message>
    <message>
        <source>See faces close to this one (Return)</source>
        <translation>See faces close to this one (Return)</translation>
    </message>
    <message>
        <source>Explore around</source>
        <translation>Explore around</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle (Ctrl+E)</source>
        <translation>A map of faces with this one in the middle (Ctrl+E)</translation>
    </message>
    <message>
        <source>Wall of faces</source>
        <translation>Wall of faces</translation>
    </message>
    <message>
        <source>The chosen face</source>
        <translation>The chosen face</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>No model is open</translation>
    </message>
    <message>
        <source>Faces appear here as soon as a model file is open.</source>
        <translation>Faces appear here as soon as a model file is open.</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Open a model…</translation>
    </message>
</context>
<context>
    <name>Describing</name>
    <message>
        <source>Any</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Character</translation>
    </message>
    <message>
        <source>{seed}, face {number}</source>
        <translation>{seed}, face {number}</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>Face {number}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The favourites cannot be opened.</source>
        <translation>The favourites cannot be opened.</translation>
    </message>
    <message>
        <source>Removed from favourites</source>
        <translation>Removed from favourites</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>This avatar was made with another model, which is not installed here. Open that model first, then drop the picture again.</source>
        <translation>This avatar was made with another model, which is not installed here. Open that model first, then drop the picture again.</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>This ONNX Runtime was built without CUDA.</source>
        <translation>This ONNX Runtime was built without CUDA.</translation>
    </message>
    <message>
        <source>No NVIDIA GPU with a working driver was found.</source>
        <translation>No NVIDIA GPU with a working driver was found.</translation>
    </message>
    <message>
        <source>ONNX Runtime could not use CUDA, most likely because CUDA or cuDNN is missing or too old: install the extra 'cuda'.</source>
        <translation>ONNX Runtime could not use CUDA, most likely because CUDA or cuDNN is missing or too old: install the extra 'cuda'.</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop a picture that you saved here, and its avatar comes back</source>
        <translation>Drop a picture that you saved here, and its avatar comes back</translation>
    </message>
</context>
<context>
    <name>ErrorBox</name>
    <message>
        <source>Copy details</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Hide details</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>ExplorePage</name>
    <message>
        <source>Map of faces</source>
        <translation>Map of faces</translation>
    </message>
    <message>
        <source>Back to a map of random faces</source>
        <translation>Back to a map of random faces</translation>
    </message>
    <message>
        <source>Around favourites…</source>
        <translation>Around favourites…</translation>
    </message>
    <message>
        <source>Lay the map between up to four faces that you kept</source>
        <translation>Lay the map between up to four faces that you kept</translation>
    </message>
    <message>
        <source>Around favourites</source>
        <translation>Around favourites</translation>
    </message>
    <message>
        <source>Choose one to four faces. The map shows what lies between them.</source>
        <translation>Choose one to four faces. The map shows what lies between them.</translation>
    </message>
    <message>
        <source>Show the map</source>
        <translation>Show the map</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Save as a PNG that can be dropped back here (Ctrl+S)</source>
        <translation>Save as a PNG that can be dropped back here (Ctrl+S)</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>More like this</translation>
    </message>
    <message>
        <source>Go on from this face on the Create page (Return)</source>
        <translation>Go on from this face on the Create page (Return)</translation>
    </message>
    <message>
        <source>Arrows walk from face to face, Shift and arrows move the map, + and - zoom.</source>
        <translation>Arrows walk from face to face, Shift and arrows move the map, + and - zoom.</translation>
    </message>
    <message>
        <source>The chosen face</source>
        <translation>The chosen face</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>No model is open</translation>
    </message>
    <message>
        <source>A map of its faces appears here as soon as a model is open.</source>
        <translation>A map of its faces appears here as soon as a model is open.</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>Go to Create</translation>
    </message>
    <message>
        <source>Keep a few faces first: the map then lies between them</source>
        <translation>Keep a few faces first: the map then lies between them</translation>
    </message>
    <message>
        <source>Favourite {number}</source>
        <translation>Favourite {number}</translation>
    </message>
    <message numerus="yes">
        <source>Around %n face(s)</source>
        <translation>
            <numerusform>Around %n face</numerusform>
            <numerusform>Around %n faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FavouritesPage</name>
    <message>
        <source>Favourites</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>Wall of favourites</source>
        <translation>Wall of favourites</translation>
    </message>
    <message>
        <source>The chosen favourite</source>
        <translation>The chosen favourite</translation>
    </message>
    <message>
        <source>Open in Create</source>
        <translation>Open in Create</translation>
    </message>
    <message>
        <source>Go on from this face: other wishes, more like it (Return)</source>
        <translation>Go on from this face: other wishes, more like it (Return)</translation>
    </message>
    <message>
        <source>Explore around</source>
        <translation>Explore around</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle (Ctrl+E)</source>
        <translation>A map of faces with this one in the middle (Ctrl+E)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Save as a PNG that can be dropped back here (Ctrl+S)</source>
        <translation>Save as a PNG that can be dropped back here (Ctrl+S)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Remove from the favourites (Delete)</source>
        <translation>Remove from the favourites (Delete)</translation>
    </message>
    <message>
        <source>Nothing kept yet</source>
        <translation>Nothing kept yet</translation>
    </message>
    <message>
        <source>Choose a face you like and press Keep: it will wait for you here.</source>
        <translation>Choose a face you like and press Keep: it will wait for you here.</translation>
    </message>
    <message>
        <source>Find a face</source>
        <translation>Find a face</translation>
    </message>
    <message>
        <source>Kept on</source>
        <translation>Kept on</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepButton</name>
    <message>
        <source>Kept in favourites</source>
        <translation>Kept in favourites</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Take out of the favourites (Ctrl+D)</source>
        <translation>Take out of the favourites (Ctrl+D)</translation>
    </message>
    <message>
        <source>Put into the favourites (Ctrl+D)</source>
        <translation>Put into the favourites (Ctrl+D)</translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>Nearer: smaller differences (+)</source>
        <translation>Nearer: smaller differences (+)</translation>
    </message>
    <message>
        <source>Farther: greater differences (-)</source>
        <translation>Farther: greater differences (-)</translation>
    </message>
    <message>
        <source>Back to the middle (Home)</source>
        <translation>Back to the middle (Home)</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>bundled</source>
        <translation>bundled</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>none: it draws as it likes</source>
        <translation>none: it draws as it likes</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributes</translation>
    </message>
    <message>
        <source>{side} × {side} pixels</source>
        <translation>{side} × {side} pixels</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>latent {z}, style layers {layers} × {dim}, {precision}</source>
        <translation>latent {z}, style layers {layers} × {dim}, {precision}</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>{count} pictures seen ({kimg} kimg)</source>
        <translation>{count} pictures seen ({kimg} kimg)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>{name}, {count} pictures</source>
        <translation>{name}, {count} pictures</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>Learned from</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Model number</source>
        <translation>Model number</translation>
    </message>
    <message>
        <source>tagger</source>
        <translation>tagger</translation>
    </message>
    <message>
        <source>{value} (real pictures: {reference})</source>
        <translation>{value} (real pictures: {reference})</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Installed models</source>
        <translation>Installed models</translation>
    </message>
    <message>
        <source>Draw with</source>
        <translation>Draw with</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>The GPU where one works, else the CPU</source>
        <translation>The GPU where one works, else the CPU</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>Add a model…</translation>
    </message>
    <message>
        <source>Check a model file and copy it here; dropping one does the same</source>
        <translation>Check a model file and copy it here; dropping one does the same</translation>
    </message>
    <message>
        <source>for one face</source>
        <translation>for one face</translation>
    </message>
    <message>
        <source>faces a second, sixteen at a time</source>
        <translation>faces a second, sixteen at a time</translation>
    </message>
    <message>
        <source>on the disk</source>
        <translation>on the disk</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Measure again</translation>
    </message>
    <message>
        <source>Measure the speed on this machine once more</source>
        <translation>Measure the speed on this machine once more</translation>
    </message>
    <message>
        <source>Faces that this model draws</source>
        <translation>Faces that this model draws</translation>
    </message>
    <message>
        <source>The same seeds for every model, so that sheets can be compared</source>
        <translation>The same seeds for every model, so that sheets can be compared</translation>
    </message>
    <message>
        <source>Draw with: {device}</source>
        <translation>Draw with: {device}</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Add a model</translation>
    </message>
    <message>
        <source>Model files (*.onnx)</source>
        <translation>Model files (*.onnx)</translation>
    </message>
    <message>
        <source>{name} was added</source>
        <translation>{name} was added</translation>
    </message>
    <message>
        <source>{name} is installed already</source>
        <translation>{name} is installed already</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>cannot be used</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>Runs on: {device}</source>
        <translation>Runs on: {device}</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>This file cannot be used.</translation>
    </message>
    <message>
        <source>A tagger reads faces; it draws none.</source>
        <translation>A tagger reads faces; it draws none.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Use this model</translation>
    </message>
    <message>
        <source>The faces are drawn by this model</source>
        <translation>The faces are drawn by this model</translation>
    </message>
    <message>
        <source>Draw with this model from now on</source>
        <translation>Draw with this model from now on</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
    <message>
        <source>Measured on this machine: {device}</source>
        <translation>Measured on this machine: {device}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explore</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save picture</source>
        <translation>Save picture</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG pictures (*.png)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Saved as {name}</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Show folder</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Like the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Less motion</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Open a model…</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation>Use the bundled model</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Opening the model…</source>
        <translation>Opening the model…</translation>
    </message>
    <message numerus="yes">
        <source>Drawing %n face(s)…</source>
        <translation>
            <numerusform>Drawing %n face…</numerusform>
            <numerusform>Drawing %n faces…</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>No model is open</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>No model</translation>
    </message>
    <message>
        <source>The device that draws the faces</source>
        <translation>The device that draws the faces</translation>
    </message>
</context>
<context>
    <name>TrailBar</name>
    <message>
        <source>Back one step (Alt+Left)</source>
        <translation>Back one step (Alt+Left)</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>Near</translation>
    </message>
    <message>
        <source>Far</source>
        <translation>Far</translation>
    </message>
    <message>
        <source>Faces that differ in small things</source>
        <translation>Faces that differ in small things</translation>
    </message>
    <message>
        <source>Faces that are only related</source>
        <translation>Faces that are only related</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>More like this</translation>
    </message>
    <message>
        <source>New faces</source>
        <translation>New faces</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>Step {number}</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>You are here</translation>
    </message>
    <message>
        <source>Back to this step</source>
        <translation>Back to this step</translation>
    </message>
</context>
<context>
    <name>TypicalSlider</name>
    <message>
        <source>Typical</source>
        <translation>Typical</translation>
    </message>
    <message>
        <source>Unusual</source>
        <translation>Unusual</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Character</translation>
    </message>
    <message>
        <source>How typical or unusual the faces are</source>
        <translation>How typical or unusual the faces are</translation>
    </message>
    <message>
        <source>Truncation ψ = {psi}: lower is safer, higher is more varied</source>
        <translation>Truncation ψ = {psi}: lower is safer, higher is more varied</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>hair length</source>
        <translation>hair length</translation>
    </message>
    <message>
        <source>hair color</source>
        <translation>hair colour</translation>
    </message>
    <message>
        <source>hair style</source>
        <translation>hair style</translation>
    </message>
    <message>
        <source>eye color</source>
        <translation>eye colour</translation>
    </message>
    <message>
        <source>skin color</source>
        <translation>skin colour</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>expression</translation>
    </message>
    <message>
        <source>glasses</source>
        <translation>glasses</translation>
    </message>
    <message>
        <source>gender</source>
        <translation>gender</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>short</source>
        <translation>short</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>medium</translation>
    </message>
    <message>
        <source>long</source>
        <translation>long</translation>
    </message>
    <message>
        <source>smile</source>
        <translation>smile</translation>
    </message>
    <message>
        <source>aqua</source>
        <translation>aqua</translation>
    </message>
    <message>
        <source>black</source>
        <translation>black</translation>
    </message>
    <message>
        <source>blonde</source>
        <translation>blonde</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blue</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>brown</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>grey</translation>
    </message>
    <message>
        <source>green</source>
        <translation>green</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>pink</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>purple</translation>
    </message>
    <message>
        <source>red</source>
        <translation>red</translation>
    </message>
    <message>
        <source>silver</source>
        <translation>silver</translation>
    </message>
    <message>
        <source>white</source>
        <translation>white</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>yellow</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>AcGAN Desktop</source>
        <translation>AcGAN Desktop</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Open a model</translation>
    </message>
    <message>
        <source>Model files (*.onnx)</source>
        <translation>Model files (*.onnx)</translation>
    </message>
    <message>
        <source>The clipboard holds no avatar</source>
        <translation>The clipboard holds no avatar</translation>
    </message>
    <message>
        <source>{family}, {resolution} px, {kimg} kimg</source>
        <translation>{family}, {resolution} px, {kimg} kimg</translation>
    </message>
</context>
<context>
    <name>WishPanel</name>
    <message>
        <source>Surprise me</source>
        <translation>Surprise me</translation>
    </message>
    <message>
        <source>Other wishes and other faces (Ctrl+U)</source>
        <translation>Other wishes and other faces (Ctrl+U)</translation>
    </message>
    <message>
        <source>Other faces (Ctrl+R)</source>
        <translation>Other faces (Ctrl+R)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The same number brings the same faces again</source>
        <translation>The same number brings the same faces again</translation>
    </message>
</context>
</TS>
