<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnimationDialog</name>
    <message>
        <source>As it is</source>
        <translation>As it is</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparent</translation>
    </message>
    <message>
        <source>Export the animation</source>
        <translation>Export the animation</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>Size in pixels</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Frames a second</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Background</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>Small and good; every browser shows it</source>
        <translation>Small and good; every browser shows it</translation>
    </message>
    <message>
        <source>Shown everywhere, with 256 colours</source>
        <translation>Shown everywhere, with 256 colours</translation>
    </message>
    <message>
        <source>Without any loss, and large</source>
        <translation>Without any loss, and large</translation>
    </message>
    <message>
        <source>A video, for where pictures do not move</source>
        <translation>A video, for where pictures do not move</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many frames for this size: choose a smaller one.</source>
        <translation>Too many frames for this size: choose a smaller one.</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>about {size}</translation>
    </message>
    <message>
        <source>MP4 needs one more package: pip install &apos;acgan-desktop[video]&apos;. The other formats work as they are.</source>
        <translation>MP4 needs one more package: pip install &apos;acgan-desktop[video]&apos;. The other formats work as they are.</translation>
    </message>
    <message>
        <source>Every frame needs a face on plain ground, which is cut out.</source>
        <translation>Every frame needs a face on plain ground, which is cut out.</translation>
    </message>
    <message>
        <source>GIF has 256 colours and no quality to choose.</source>
        <translation>GIF has 256 colours and no quality to choose.</translation>
    </message>
    <message>
        <source>APNG keeps every pixel as it is; its files are large.</source>
        <translation>APNG keeps every pixel as it is; its files are large.</translation>
    </message>
</context>
<context>
    <name>AppContext</name>
    <message>
        <source>This avatar was made with another model, which is not installed here. Open that model first, then drop the picture again.</source>
        <translation>This avatar was made with another model, which is not installed here. Open that model first, then drop the picture again.</translation>
    </message>
    <message>
        <source>Pictures are enlarged without an upscaler that cannot be used: {problem}</source>
        <translation>Pictures are enlarged without an upscaler that cannot be used: {problem}</translation>
    </message>
</context>
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
    <message>
        <source>{class_name} (Shift: blend)</source>
        <translation>{class_name} (Shift: blend)</translation>
    </message>
    <message>
        <source>A blend of two</source>
        <translation>A blend of two</translation>
    </message>
    <message>
        <source>Locked: only you change it here</source>
        <translation>Locked: only you change it here</translation>
    </message>
    <message>
        <source>Lock: surprises and presets leave it as it is</source>
        <translation>Lock: surprises and presets leave it as it is</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>locked</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>not locked</translation>
    </message>
</context>
<context>
    <name>BlendControls</name>
    <message>
        <source>Curved</source>
        <translation>Curved</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Straight</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>Even</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Smooth</translation>
    </message>
    <message>
        <source>Linger</source>
        <translation>Linger</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Path</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>At the end</translation>
    </message>
    <message>
        <source>Time per face</source>
        <translation>Time per face</translation>
    </message>
    <message>
        <source>Every frame is a face of its own (spherical in z)</source>
        <translation>Every frame is a face of its own (spherical in z)</translation>
    </message>
    <message>
        <source>The shortest way, over more average faces (linear in styles)</source>
        <translation>The shortest way, over more average faces (linear in styles)</translation>
    </message>
    <message>
        <source>Always at the same speed</source>
        <translation>Always at the same speed</translation>
    </message>
    <message>
        <source>Slower near each face</source>
        <translation>Slower near each face</translation>
    </message>
    <message>
        <source>Rests at each face for a moment</source>
        <translation>Rests at each face for a moment</translation>
    </message>
    <message>
        <source>The last face turns into the first</source>
        <translation>The last face turns into the first</translation>
    </message>
    <message>
        <source>There and back again (boomerang)</source>
        <translation>There and back again (boomerang)</translation>
    </message>
    <message>
        <source>Ends at the last face</source>
        <translation>Ends at the last face</translation>
    </message>
    <message>
        <source>Seconds from face to face</source>
        <translation>Seconds from face to face</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>BlendCrossings</name>
    <message>
        <source>Layers</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>Wishes</translation>
    </message>
    <message>
        <source>Halfway</source>
        <translation>Halfway</translation>
    </message>
    <message>
        <source>Child of face {row} with what it takes from face {column}</source>
        <translation>Child of face {row} with what it takes from face {column}</translation>
    </message>
    <message>
        <source>Children take what you wished for, such as hair colour</source>
        <translation>Children take what you wished for, such as hair colour</translation>
    </message>
    <message>
        <source>Children take whole layers, such as shape or colours</source>
        <translation>Children take whole layers, such as shape or colours</translation>
    </message>
    <message>
        <source>Children lie in the middle between two faces</source>
        <translation>Children lie in the middle between two faces</translation>
    </message>
    <message>
        <source>Grid of children</source>
        <translation>Grid of children</translation>
    </message>
    <message>
        <source>Finding out what the layers of this model change…</source>
        <translation>Finding out what the layers of this model change…</translation>
    </message>
    <message>
        <source>The layers of this model change nothing that you would see.</source>
        <translation>The layers of this model change nothing that you would see.</translation>
    </message>
    <message>
        <source>Each child lies halfway between the faces of its row and column.</source>
        <translation>Each child lies halfway between the faces of its row and column.</translation>
    </message>
    <message>
        <source>Choose what the children take from the face of their column.</source>
        <translation>Choose what the children take from the face of their column.</translation>
    </message>
    <message>
        <source>Each child is the face of its row with the {things} of its column.</source>
        <translation>Each child is the face of its row with the {things} of its column.</translation>
    </message>
    <message>
        <source>{one} {another}</source>
        <translation>{one} {another}</translation>
    </message>
    <message>
        <source>This model draws faces as a whole: it has no layers to share.</source>
        <translation>This model draws faces as a whole: it has no layers to share.</translation>
    </message>
</context>
<context>
    <name>BlendExport</name>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Save as GIF, WebP, APNG or MP4 (Ctrl+Shift+E)</source>
        <translation>Save as GIF, WebP, APNG or MP4 (Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>Writing {name}</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Saved as {name}</translation>
    </message>
    <message>
        <source>Animations (*{suffix})</source>
        <translation>Animations (*{suffix})</translation>
    </message>
    <message>
        <source>Save the animation</source>
        <translation>Save the animation</translation>
    </message>
</context>
<context>
    <name>BlendFaces</name>
    <message>
        <source>Blend these faces</source>
        <translation>Blend these faces</translation>
    </message>
    <message>
        <source>Add a face</source>
        <translation>Add a face</translation>
    </message>
    <message>
        <source>Random faces</source>
        <translation>Random faces</translation>
    </message>
    <message>
        <source>Copy a face</source>
        <translation>Copy a face</translation>
    </message>
    <message>
        <source>Take a face out</source>
        <translation>Take a face out</translation>
    </message>
    <message>
        <source>Move a face</source>
        <translation>Move a face</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>Reverse the order</translation>
    </message>
    <message>
        <source>Other timing</source>
        <translation>Other timing</translation>
    </message>
</context>
<context>
    <name>BlendPage</name>
    <message>
        <source>Animation</source>
        <translation>Animation</translation>
    </message>
    <message>
        <source>Crossings</source>
        <translation>Crossings</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Blend</translation>
    </message>
    <message>
        <source>The faces turn into each other</source>
        <translation>The faces turn into each other</translation>
    </message>
    <message>
        <source>The children that the faces would have</source>
        <translation>The children that the faces would have</translation>
    </message>
    <message>
        <source>Turn one face into another</source>
        <translation>Turn one face into another</translation>
    </message>
    <message>
        <source>Two to eight faces of your choice become an animation here.</source>
        <translation>Two to eight faces of your choice become an animation here.</translation>
    </message>
    <message>
        <source>Begin with three faces</source>
        <translation>Begin with three faces</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>No model is open</translation>
    </message>
    <message>
        <source>Faces can be blended here as soon as a model is open.</source>
        <translation>Faces can be blended here as soon as a model is open.</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>Go to Create</translation>
    </message>
    <message>
        <source>Add favourites</source>
        <translation>Add favourites</translation>
    </message>
    <message>
        <source>Choose faces in the order you want them.</source>
        <translation>Choose faces in the order you want them.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) had no room in this blend</source>
        <translation>
            <numerusform>%n face had no room in this blend</numerusform>
            <numerusform>%n faces had no room in this blend</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep a few faces first: then add them here</source>
        <translation>Keep a few faces first: then add them here</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>Play or pause (Space)</translation>
    </message>
    <message>
        <source>Animation or crossings</source>
        <translation>Animation or crossings</translation>
    </message>
    <message>
        <source>Export the animation</source>
        <translation>Export the animation</translation>
    </message>
    <message>
        <source>Add a random face</source>
        <translation>Add a random face</translation>
    </message>
    <message>
        <source>Add faces from the favourites</source>
        <translation>Add faces from the favourites</translation>
    </message>
    <message>
        <source>Other random faces</source>
        <translation>Other random faces</translation>
    </message>
    <message>
        <source>Show this face twice</source>
        <translation>Show this face twice</translation>
    </message>
    <message>
        <source>Take this face out</source>
        <translation>Take this face out</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>Reverse the order</translation>
    </message>
    <message>
        <source>Keep this frame, or not</source>
        <translation>Keep this frame, or not</translation>
    </message>
    <message>
        <source>Save this frame…</source>
        <translation>Save this frame…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copy the picture</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>Copy the share code</source>
        <translation>Copy the share code</translation>
    </message>
    <message>
        <source>Open this frame in Create</source>
        <translation>Open this frame in Create</translation>
    </message>
    <message>
        <source>Explore around this frame</source>
        <translation>Explore around this frame</translation>
    </message>
</context>
<context>
    <name>BlendSide</name>
    <message>
        <source>The chosen child</source>
        <translation>The chosen child</translation>
    </message>
    <message>
        <source>Each button stops at the frame that is in view, and acts on it.</source>
        <translation>Each button stops at the frame that is in view, and acts on it.</translation>
    </message>
    <message>
        <source>Add to the blend</source>
        <translation>Add to the blend</translation>
    </message>
    <message>
        <source>The child becomes a face of the strip</source>
        <translation>The child becomes a face of the strip</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>For a chat, a profile or print (Ctrl+S)</source>
        <translation>For a chat, a profile or print (Ctrl+S)</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Go on from this face: other wishes, more like it (Return)</source>
        <translation>Go on from this face: other wishes, more like it (Return)</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explore</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle</source>
        <translation>A map of faces with this one in the middle</translation>
    </message>
    <message>
        <source>This child</source>
        <translation>This child</translation>
    </message>
    <message>
        <source>This frame</source>
        <translation>This frame</translation>
    </message>
</context>
<context>
    <name>BlendStage</name>
    <message>
        <source>The blend</source>
        <translation>The blend</translation>
    </message>
    <message>
        <source>Space plays and pauses, the arrows go from frame to frame.</source>
        <translation>Space plays and pauses, the arrows go from frame to frame.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>{now} of {all} s</source>
        <translation>{now} of {all} s</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Space)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Play (Space)</translation>
    </message>
</context>
<context>
    <name>BlendStrip</name>
    <message>
        <source>Faces</source>
        <translation>Faces</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Random</translation>
    </message>
    <message>
        <source>Add a random face (Ctrl+R)</source>
        <translation>Add a random face (Ctrl+R)</translation>
    </message>
    <message>
        <source>Favourites…</source>
        <translation>Favourites…</translation>
    </message>
    <message>
        <source>Add faces that you kept (Ctrl+F)</source>
        <translation>Add faces that you kept (Ctrl+F)</translation>
    </message>
    <message>
        <source>Show this face twice (Ctrl+Shift+D)</source>
        <translation>Show this face twice (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>Take this face out (Delete)</source>
        <translation>Take this face out (Delete)</translation>
    </message>
    <message>
        <source>Faces of the blend</source>
        <translation>Faces of the blend</translation>
    </message>
    <message>
        <source>Arrows walk, Ctrl and arrows move a face, Delete takes it out.</source>
        <translation>Arrows walk, Ctrl and arrows move a face, Delete takes it out.</translation>
    </message>
    <message>
        <source>{count} of {most}</source>
        <translation>{count} of {most}</translation>
    </message>
    <message>
        <source>Add a second face</source>
        <translation>Add a second face</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Kept</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>No picture was left out.</source>
        <translation>No picture was left out.</translation>
    </message>
    <message>
        <source>{kept} of {found} pictures are kept.</source>
        <translation>{kept} of {found} pictures are kept.</translation>
    </message>
    <message>
        <source>{count} are changed by you.</source>
        <translation>{count} are changed by you.</translation>
    </message>
    <message>
        <source>A click leaves a picture out.</source>
        <translation>A click leaves a picture out.</translation>
    </message>
    <message>
        <source>A click takes a picture in.</source>
        <translation>A click takes a picture in.</translation>
    </message>
</context>
<context>
    <name>ChosenPanel</name>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>For a chat, a profile or print; all that are picked (Ctrl+S)</source>
        <translation>For a chat, a profile or print; all that are picked (Ctrl+S)</translation>
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
        <source>Expressions</source>
        <translation>Expressions</translation>
    </message>
    <message>
        <source>The same person smiling, with glasses, with other hair (Ctrl+I)</source>
        <translation>The same person smiling, with glasses, with other hair (Ctrl+I)</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explore</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle (Ctrl+E)</source>
        <translation>A map of faces with this one in the middle (Ctrl+E)</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Blend</translation>
    </message>
    <message>
        <source>From this face to others; pick several with Ctrl (Ctrl+B)</source>
        <translation>From this face to others; pick several with Ctrl (Ctrl+B)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copy the picture (Ctrl+C)</source>
        <translation>Copy the picture (Ctrl+C)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Copy a line that draws this face again, to paste (Ctrl+Shift+K)</source>
        <translation>Copy a line that draws this face again, to paste (Ctrl+Shift+K)</translation>
    </message>
    <message>
        <source>The chosen face</source>
        <translation>The chosen face</translation>
    </message>
    <message>
        <source>Drag the picture to another program</source>
        <translation>Drag the picture to another program</translation>
    </message>
    <message>
        <source>More like this face</source>
        <translation>More like this face</translation>
    </message>
    <message>
        <source>Keep this face, or not</source>
        <translation>Keep this face, or not</translation>
    </message>
    <message>
        <source>Change this face by sliders</source>
        <translation>Change this face by sliders</translation>
    </message>
    <message>
        <source>Expressions of this face</source>
        <translation>Expressions of this face</translation>
    </message>
    <message>
        <source>Explore around this face</source>
        <translation>Explore around this face</translation>
    </message>
    <message>
        <source>Blend from this face</source>
        <translation>Blend from this face</translation>
    </message>
    <message>
        <source>Change this face</source>
        <translation>Change this face</translation>
    </message>
    <message>
        <source>Put the sliders away; the face stays as it is on the wall (Ctrl+G)</source>
        <translation>Put the sliders away; the face stays as it is on the wall (Ctrl+G)</translation>
    </message>
    <message>
        <source>Sliders for what this model can change about it (Ctrl+G)</source>
        <translation>Sliders for what this model can change about it (Ctrl+G)</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Picked</translation>
    </message>
    <message>
        <source>{count} faces</source>
        <translation>{count} faces</translation>
    </message>
</context>
<context>
    <name>CollectionTransfer</name>
    <message numerus="yes">
        <source>%n face(s) written to {name}</source>
        <translation>
            <numerusform>%n face written to {name}</numerusform>
            <numerusform>%n faces written to {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>Writing {name}</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Reading {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) added</source>
        <translation>
            <numerusform>%n face added</numerusform>
            <numerusform>%n faces added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Collections of favourites (*{suffix})</source>
        <translation>Collections of favourites (*{suffix})</translation>
    </message>
    <message>
        <source>Export favourites</source>
        <translation>Export favourites</translation>
    </message>
    <message>
        <source>Import favourites</source>
        <translation>Import favourites</translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>Other…</source>
        <translation>Other…</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What would you like to do?</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Find a command</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>No command is called that</source>
        <translation>No command is called that</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Side by side</source>
        <translation>Side by side</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Back to the favourites (Esc)</source>
        <translation>Back to the favourites (Esc)</translation>
    </message>
</context>
<context>
    <name>CrashBox</name>
    <message>
        <source>After a crash</source>
        <translation>After a crash</translation>
    </message>
    <message>
        <source>The program closed unexpectedly last time</source>
        <translation>The program closed unexpectedly last time</translation>
    </message>
    <message>
        <source>Your favourites are safe. Here is what is known of the crash; none of it was sent anywhere. If you would like it fixed, copy it and show it to us.</source>
        <translation>Your favourites are safe. Here is what is known of the crash; none of it was sent anywhere. If you would like it fixed, copy it and show it to us.</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copy the report</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>The report</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Wall of faces</source>
        <translation>Wall of faces</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Surprise me</translation>
    </message>
    <message>
        <source>Other faces</source>
        <translation>Other faces</translation>
    </message>
    <message>
        <source>Draw 100 more faces</source>
        <translation>Draw 100 more faces</translation>
    </message>
    <message>
        <source>Back one step</source>
        <translation>Back one step</translation>
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
        <source>Use the bundled model</source>
        <translation>Use the bundled model</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Open a model…</translation>
    </message>
    <message>
        <source>Only faces that fit</source>
        <translation>Only faces that fit</translation>
    </message>
</context>
<context>
    <name>CreateSteps</name>
    <message>
        <source>Typical or unusual</source>
        <translation>Typical or unusual</translation>
    </message>
    <message>
        <source>Other faces: seed {seed}</source>
        <translation>Other faces: seed {seed}</translation>
    </message>
    <message>
        <source>Near faces</source>
        <translation>Near faces</translation>
    </message>
    <message>
        <source>Far faces</source>
        <translation>Far faces</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Surprise me</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>More like this</translation>
    </message>
    <message>
        <source>Open an avatar</source>
        <translation>Open an avatar</translation>
    </message>
    <message numerus="yes">
        <source>Open %n face(s)</source>
        <translation>
            <numerusform>Open %n face</numerusform>
            <numerusform>Open %n faces</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to step {number}</source>
        <translation>Back to step {number}</translation>
    </message>
    <message>
        <source>Earlier faces again</source>
        <translation>Earlier faces again</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>Preset {name}</translation>
    </message>
</context>
<context>
    <name>Describing</name>
    <message>
        <source>Any</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>With</source>
        <translation>With</translation>
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
    <message>
        <source>The nearest found; not certain: {names}</source>
        <translation>The nearest found; not certain: {names}</translation>
    </message>
</context>
<context>
    <name>DeviceChoice</name>
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
        <source>Runs on: {device}</source>
        <translation>Runs on: {device}</translation>
    </message>
    <message>
        <source>ONNX Runtime&apos;s provider: {name}</source>
        <translation>ONNX Runtime&apos;s provider: {name}</translation>
    </message>
    <message>
        <source>Draw with: {device}</source>
        <translation>Draw with: {device}</translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
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
        <source>One by one</source>
        <translation>One by one</translation>
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
        <source>Keep this face, or not</source>
        <translation>Keep this face, or not</translation>
    </message>
    <message>
        <source>Other faces</source>
        <translation>Other faces</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Surprise me</translation>
    </message>
    <message>
        <source>Change this face by sliders</source>
        <translation>Change this face by sliders</translation>
    </message>
    <message>
        <source>Expressions of this face</source>
        <translation>Expressions of this face</translation>
    </message>
    <message>
        <source>A map around this face</source>
        <translation>A map around this face</translation>
    </message>
    <message>
        <source>More like this face</source>
        <translation>More like this face</translation>
    </message>
    <message>
        <source>Blend from this face</source>
        <translation>Blend from this face</translation>
    </message>
    <message>
        <source>A map around favourites</source>
        <translation>A map around favourites</translation>
    </message>
    <message>
        <source>To the middle of the map</source>
        <translation>To the middle of the map</translation>
    </message>
    <message>
        <source>Around favourites…</source>
        <translation>Around favourites…</translation>
    </message>
    <message>
        <source>Spread the map between up to four favourites</source>
        <translation>Spread the map between up to four favourites</translation>
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
        <source>Hide the sliders; the face on the map stays as it is (Ctrl+G)</source>
        <translation>Hide the sliders; the face on the map stays as it is (Ctrl+G)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>For a chat, a profile or print (Ctrl+S)</source>
        <translation>For a chat, a profile or print (Ctrl+S)</translation>
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
        <source>Blend</source>
        <translation>Blend</translation>
    </message>
    <message>
        <source>Turn this face into others on the Blend page (Ctrl+B)</source>
        <translation>Turn this face into others on the Blend page (Ctrl+B)</translation>
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
        <source>Change this face</source>
        <translation>Change this face</translation>
    </message>
    <message>
        <source>Sliders for what this model can change about it (Ctrl+G)</source>
        <translation>Sliders for what this model can change about it (Ctrl+G)</translation>
    </message>
</context>
<context>
    <name>ExpressionsPage</name>
    <message>
        <source>Keep this face, or not</source>
        <translation>Keep this face, or not</translation>
    </message>
    <message>
        <source>Expressions of the chosen face</source>
        <translation>Expressions of the chosen face</translation>
    </message>
    <message>
        <source>Open in Create</source>
        <translation>Open in Create</translation>
    </message>
    <message>
        <source>Explore around these faces</source>
        <translation>Explore around these faces</translation>
    </message>
    <message>
        <source>Blend these faces</source>
        <translation>Blend these faces</translation>
    </message>
    <message>
        <source>All on a sheet or as stickers…</source>
        <translation>All on a sheet or as stickers…</translation>
    </message>
    <message>
        <source>Save the talking loop</source>
        <translation>Save the talking loop</translation>
    </message>
    <message>
        <source>Save stills for streaming</source>
        <translation>Save stills for streaming</translation>
    </message>
    <message>
        <source>Expressions of one person</source>
        <translation>Expressions of one person</translation>
    </message>
    <message>
        <source>Nobody chosen yet</source>
        <translation>Nobody chosen yet</translation>
    </message>
    <message>
        <source>Choose a face and press Expressions: see the same person smile.</source>
        <translation>Choose a face and press Expressions: see the same person smile.</translation>
    </message>
    <message>
        <source>Find a face</source>
        <translation>Find a face</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>Expressions of another face</source>
        <translation>Expressions of another face</translation>
    </message>
    <message>
        <source>Changes at once</source>
        <translation>Changes at once</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>perhaps another</source>
        <translation>perhaps another</translation>
    </message>
    <message>
        <source>the same, at {share} of the change</source>
        <translation>the same, at {share} of the change</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Picked</translation>
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
    <name>ExpressionsSide</name>
    <message>
        <source>Expressions of this one</source>
        <translation>Expressions of this one</translation>
    </message>
    <message>
        <source>A sheet that begins with the chosen face (Return)</source>
        <translation>A sheet that begins with the chosen face (Return)</translation>
    </message>
    <message>
        <source>Go on from the chosen face: other wishes, more like it</source>
        <translation>Go on from the chosen face: other wishes, more like it</translation>
    </message>
</context>
<context>
    <name>FaceActions</name>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copy the picture</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>Copy the share code</source>
        <translation>Copy the share code</translation>
    </message>
    <message>
        <source>Sheet for print…</source>
        <translation>Sheet for print…</translation>
    </message>
</context>
<context>
    <name>FavouritePicker</name>
    <message>
        <source>Favourite {number}</source>
        <translation>Favourite {number}</translation>
    </message>
</context>
<context>
    <name>FavouritesBar</name>
    <message>
        <source>Newest first</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Oldest first</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>Best rated first</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>By colour</source>
        <translation>By colour</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Search the favourites</source>
        <translation>Search the favourites</translation>
    </message>
    <message>
        <source>Names, tags, and what a face asks for, such as “pink” (Ctrl+F)</source>
        <translation>Names, tags, and what a face asks for, such as “pink” (Ctrl+F)</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>Whole collections</source>
        <translation>Whole collections</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>At least</translation>
    </message>
    <message>
        <source>Fewest stars</source>
        <translation>Fewest stars</translation>
    </message>
    <message>
        <source>Show faces with at least so many stars</source>
        <translation>Show faces with at least so many stars</translation>
    </message>
</context>
<context>
    <name>FavouritesController</name>
    <message>
        <source>Keep in favourites</source>
        <translation>Keep in favourites</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n face(s) in favourites</source>
        <translation>
            <numerusform>Keep %n face in favourites</numerusform>
            <numerusform>Keep %n faces in favourites</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Remove from favourites</translation>
    </message>
    <message>
        <source>Removed from favourites</source>
        <translation>Removed from favourites</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) removed from favourites</source>
        <translation>
            <numerusform>%n face removed from favourites</numerusform>
            <numerusform>%n faces removed from favourites</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>The favourites cannot be opened.</source>
        <translation>The favourites cannot be opened.</translation>
    </message>
</context>
<context>
    <name>FavouritesPage</name>
    <message>
        <source>Wall of favourites</source>
        <translation>Wall of favourites</translation>
    </message>
    <message>
        <source>Open in Create</source>
        <translation>Open in Create</translation>
    </message>
    <message>
        <source>Pick two to four faces with Ctrl or Shift to compare them</source>
        <translation>Pick two to four faces with Ctrl or Shift to compare them</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>Face {number}</translation>
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
        <source>Import a collection…</source>
        <translation>Import a collection…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>None of your favourites is like that. Try fewer words, tags or stars.</source>
        <translation>None of your favourites is like that. Try fewer words, tags or stars.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Export all favourites…</source>
        <translation>Export all favourites…</translation>
    </message>
    <message>
        <source>Export what is shown…</source>
        <translation>Export what is shown…</translation>
    </message>
    <message>
        <source>Export the picked faces…</source>
        <translation>Export the picked faces…</translation>
    </message>
    <message>
        <source>Remove these faces</source>
        <translation>Remove these faces</translation>
    </message>
    <message>
        <source>Save these faces</source>
        <translation>Save these faces</translation>
    </message>
    <message>
        <source>Sheet for print…</source>
        <translation>Sheet for print…</translation>
    </message>
    <message>
        <source>Expressions of this face</source>
        <translation>Expressions of this face</translation>
    </message>
    <message>
        <source>Explore around these faces</source>
        <translation>Explore around these faces</translation>
    </message>
    <message>
        <source>Blend these faces</source>
        <translation>Blend these faces</translation>
    </message>
    <message>
        <source>Compare these faces</source>
        <translation>Compare these faces</translation>
    </message>
    <message>
        <source>Copy this picture</source>
        <translation>Copy this picture</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>Copy the share code</source>
        <translation>Copy the share code</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Name this face</source>
        <translation>Name this face</translation>
    </message>
    <message>
        <source>Tag these faces</source>
        <translation>Tag these faces</translation>
    </message>
    <message>
        <source>Import a collection</source>
        <translation>Import a collection</translation>
    </message>
    <message>
        <source>Export all favourites</source>
        <translation>Export all favourites</translation>
    </message>
    <message numerus="yes">
        <source>Rate with %n star(s)</source>
        <translation>
            <numerusform>Rate with %n star</numerusform>
            <numerusform>Rate with %n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} of {all}</translation>
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
    <name>FavouritesSelection</name>
    <message>
        <source>Pick two to eight faces with Ctrl or Shift to blend them</source>
        <translation>Pick two to eight faces with Ctrl or Shift to blend them</translation>
    </message>
    <message numerus="yes">
        <source>Pick at most %n face(s) to save at a time</source>
        <translation>
            <numerusform>Pick at most %n face to save at a time</numerusform>
            <numerusform>Pick at most %n faces to save at a time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick at most %n face(s) for a sheet</source>
        <translation>
            <numerusform>Pick at most %n face for a sheet</numerusform>
            <numerusform>Pick at most %n faces for a sheet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>No stars</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Tag {name}</source>
        <translation>Tag {name}</translation>
    </message>
    <message>
        <source>Without tag {name}</source>
        <translation>Without tag {name}</translation>
    </message>
    <message numerus="yes">
        <source>Pick at most %n face(s) for this</source>
        <translation>
            <numerusform>Pick at most %n face for this</numerusform>
            <numerusform>Pick at most %n faces for this</numerusform>
        </translation>
    </message>
    <message>
        <source>These faces were drawn by different models; pick those of one</source>
        <translation>These faces were drawn by different models; pick those of one</translation>
    </message>
</context>
<context>
    <name>FavouritesSide</name>
    <message>
        <source>Picked</source>
        <translation>Picked</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
    <message>
        <source>not installed here</source>
        <translation>not installed here</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Kept on</source>
        <translation>Kept on</translation>
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
        <source>Expressions</source>
        <translation>Expressions</translation>
    </message>
    <message>
        <source>The same person smiling, with glasses, with other hair (Ctrl+I)</source>
        <translation>The same person smiling, with glasses, with other hair (Ctrl+I)</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Explore</translation>
    </message>
    <message>
        <source>A map around the picked faces, at most four (Ctrl+E)</source>
        <translation>A map around the picked faces, at most four (Ctrl+E)</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Blend</translation>
    </message>
    <message>
        <source>From face to face: pick two to eight with Ctrl or Shift (Ctrl+B)</source>
        <translation>From face to face: pick two to eight with Ctrl or Shift (Ctrl+B)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Side by side: pick two to four with Ctrl or Shift (Ctrl+L)</source>
        <translation>Side by side: pick two to four with Ctrl or Shift (Ctrl+L)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Save as pictures that can be dropped back here (Ctrl+S)</source>
        <translation>Save as pictures that can be dropped back here (Ctrl+S)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Remove from the favourites (Delete)</source>
        <translation>Remove from the favourites (Delete)</translation>
    </message>
</context>
<context>
    <name>FileWriting</name>
    <message>
        <source>Saved as {name}</source>
        <translation>Saved as {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) saved</source>
        <translation>
            <numerusform>%n picture saved</numerusform>
            <numerusform>%n pictures saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Pictures</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>Look through</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Prepare them</source>
        <translation>Prepare them</translation>
    </message>
    <message>
        <source>Prepare again</source>
        <translation>Prepare again</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>Add to the queue</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Start training</translation>
    </message>
</context>
<context>
    <name>HistoryBar</name>
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
        <source>Faces that are loosely related</source>
        <translation>Faces that are loosely related</translation>
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
    <name>HistoryDrawer</name>
    <message>
        <source>Seen since the start</source>
        <translation>Seen since the start</translation>
    </message>
    <message>
        <source>Newest first. Return goes back to a face or a wall.</source>
        <translation>Newest first. Return goes back to a face or a wall.</translation>
    </message>
    <message>
        <source>The faces and walls that you look at gather here until you leave.</source>
        <translation>The faces and walls that you look at gather here until you leave.</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Face</translation>
    </message>
    <message>
        <source>{title}, seen at {time}</source>
        <translation>{title}, seen at {time}</translation>
    </message>
</context>
<context>
    <name>IncomingFiles</name>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>Reading %n file…</numerusform>
            <numerusform>Reading %n files…</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for this face among those that you kept…</source>
        <translation>Looking for this face among those that you kept…</translation>
    </message>
    <message>
        <source>The picture had lost its avatar; it was recognised by its looks.</source>
        <translation>The picture had lost its avatar; it was recognised by its looks.</translation>
    </message>
</context>
<context>
    <name>KeepButton</name>
    <message>
        <source>Kept in favourites</source>
        <translation>Kept in favourites</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) kept in favourites</source>
        <translation>
            <numerusform>%n face kept in favourites</numerusform>
            <numerusform>%n faces kept in favourites</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Kept ({count})</source>
        <translation>Kept ({count})</translation>
    </message>
    <message>
        <source>Keep ({count})</source>
        <translation>Keep ({count})</translation>
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
    <name>Keys</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>Page Up</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
</context>
<context>
    <name>LabelEditor</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>Rate with the keys 1 to 5; 0 for none</source>
        <translation>Rate with the keys 1 to 5; 0 for none</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Add a tag</translation>
    </message>
    <message>
        <source>Remove the tag {name}</source>
        <translation>Remove the tag {name}</translation>
    </message>
</context>
<context>
    <name>LabelsStep</name>
    <message>
        <source>Labels say what a picture shows, so that one can wish for it later. Without any, the model draws your style, and nothing can be wished for. The program can read hair and eyes itself; what you say counts more.</source>
        <translation>Labels say what a picture shows, so that one can wish for it later. Without any, the model draws your style, and nothing can be wished for. The program can read hair and eyes itself; what you say counts more.</translation>
    </message>
    <message>
        <source>Read hair and eyes</source>
        <translation>Read hair and eyes</translation>
    </message>
    <message>
        <source>Label by keys…</source>
        <translation>Label by keys…</translation>
    </message>
    <message>
        <source>{percent} % of the pictures have labels.</source>
        <translation>{percent} % of the pictures have labels.</translation>
    </message>
</context>
<context>
    <name>LayerGroups</name>
    <message>
        <source>shape</source>
        <translation>shape</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>colours</translation>
    </message>
    <message>
        <source>details</source>
        <translation>details</translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>Nearer: smaller differences (+)</source>
        <translation>Nearer: smaller differences (+)</translation>
    </message>
    <message>
        <source>Farther: larger differences (-)</source>
        <translation>Farther: larger differences (-)</translation>
    </message>
    <message>
        <source>Back to the middle (Home)</source>
        <translation>Back to the middle (Home)</translation>
    </message>
</context>
<context>
    <name>MapHead</name>
    <message numerus="yes">
        <source>Around %n face(s)</source>
        <translation>
            <numerusform>Around %n face</numerusform>
            <numerusform>Around %n faces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapSteps</name>
    <message>
        <source>A map around faces</source>
        <translation>A map around faces</translation>
    </message>
    <message>
        <source>Another map</source>
        <translation>Another map</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Character</translation>
    </message>
    <message>
        <source>any</source>
        <translation>any</translation>
    </message>
</context>
<context>
    <name>MetricWords</name>
    <message>
        <source>Distance to real pictures</source>
        <translation>Distance to real pictures</translation>
    </message>
    <message>
        <source>Faces that look real</source>
        <translation>Faces that look real</translation>
    </message>
    <message>
        <source>Real faces it could draw</source>
        <translation>Real faces it could draw</translation>
    </message>
    <message>
        <source>{value}; real pictures among themselves {real}; less is better</source>
        <translation>{value}; real pictures among themselves {real}; less is better</translation>
    </message>
    <message>
        <source>{attribute} as asked for</source>
        <translation>{attribute} as asked for</translation>
    </message>
    <message>
        <source>{attribute} read rightly</source>
        <translation>{attribute} read rightly</translation>
    </message>
    <message>
        <source>{count} of 100</source>
        <translation>{count} of 100</translation>
    </message>
</context>
<context>
    <name>MixBar</name>
    <message>
        <source>From {first} to {second}</source>
        <translation>From {first} to {second}</translation>
    </message>
    <message>
        <source>{word}: choose this end, then another class above</source>
        <translation>{word}: choose this end, then another class above</translation>
    </message>
    <message>
        <source>End: {word}</source>
        <translation>End: {word}</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
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
        <source>Measure the speed on this computer again</source>
        <translation>Measure the speed on this computer again</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>See the same faces drawn by this model and another, side by side</source>
        <translation>See the same faces drawn by this model and another, side by side</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Remove from this list</translation>
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
        <source>This model is in use: switch to another one first</source>
        <translation>This model is in use: switch to another one first</translation>
    </message>
    <message>
        <source>A tagger reads attributes from a picture; it draws none. With one installed, the Create page can show only faces that fit your wishes.</source>
        <translation>A tagger reads attributes from a picture; it draws none. With one installed, the Create page can show only faces that fit your wishes.</translation>
    </message>
    <message>
        <source>Measured on this computer: {device}</source>
        <translation>Measured on this computer: {device}</translation>
    </message>
    <message>
        <source>It can be brought back; favourites keep a copy if they need it</source>
        <translation>It can be brought back; favourites keep a copy if they need it</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>This file cannot be used.</translation>
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
</context>
<context>
    <name>ModelComparison</name>
    <message>
        <source>Character</source>
        <translation>Character</translation>
    </message>
    <message>
        <source>Other faces</source>
        <translation>Other faces</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Back to the list of models (Esc)</source>
        <translation>Back to the list of models (Esc)</translation>
    </message>
    <message>
        <source>The same faces as both models draw them</source>
        <translation>The same faces as both models draw them</translation>
    </message>
    <message>
        <source>Double-click a face to open it on the Create page</source>
        <translation>Double-click a face to open it on the Create page</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>Surprise me</translation>
    </message>
    <message>
        <source>Another wish for both</source>
        <translation>Another wish for both</translation>
    </message>
    <message>
        <source>Left: {name}</source>
        <translation>Left: {name}</translation>
    </message>
    <message>
        <source>Right: {name}</source>
        <translation>Right: {name}</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Use this model</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Installed models</source>
        <translation>Installed models</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>cannot be used</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in use</translation>
    </message>
</context>
<context>
    <name>ModelRemoving</name>
    <message>
        <source>Remove the model {name}</source>
        <translation>Remove the model {name}</translation>
    </message>
    <message>
        <source>{name} was removed; your favourites keep a copy</source>
        <translation>{name} was removed; your favourites keep a copy</translation>
    </message>
    <message>
        <source>{name} was removed</source>
        <translation>{name} was removed</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ModelSteps</name>
    <message>
        <source>Open the model {name}</source>
        <translation>Open the model {name}</translation>
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
        <source>You can ask for</source>
        <translation>You can ask for</translation>
    </message>
    <message>
        <source>It reads</source>
        <translation>It reads</translation>
    </message>
    <message>
        <source>faces of {model}</source>
        <translation>faces of {model}</translation>
    </message>
    <message>
        <source>Finds</source>
        <translation>Finds</translation>
    </message>
    <message>
        <source>Model number</source>
        <translation>Model number</translation>
    </message>
    <message>
        <source>{factor} times as large, best from {sides} pixels</source>
        <translation>{factor} times as large, best from {sides} pixels</translation>
    </message>
    <message>
        <source>tagger</source>
        <translation>tagger</translation>
    </message>
    <message>
        <source>upscaler</source>
        <translation>upscaler</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>encoder</translation>
    </message>
    <message>
        <source>{value} (real pictures: {reference})</source>
        <translation>{value} (real pictures: {reference})</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Add a model…</source>
        <translation>Add a model…</translation>
    </message>
    <message>
        <source>Check a model file and copy it here; dropping one does the same</source>
        <translation>Check a model file and copy it here; dropping one does the same</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Measure again</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Add a model</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>Compare with another model</translation>
    </message>
    <message>
        <source>Compare on other faces</source>
        <translation>Compare on other faces</translation>
    </message>
    <message>
        <source>Compare on a surprise</source>
        <translation>Compare on a surprise</translation>
    </message>
    <message>
        <source>Remove this model</source>
        <translation>Remove this model</translation>
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
        <source>Use this model</source>
        <translation>Use this model</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>NoticeBox</name>
    <message>
        <source>About your saved data</source>
        <translation>About your saved data</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
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
        <source>Blend</source>
        <translation>Blend</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>Expressions</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Train</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Open the model {name}</source>
        <translation>Open the model {name}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
</context>
<context>
    <name>PicturesStep</name>
    <message>
        <source>Drop folders or zip files of pictures here. Tags or labels that lie beside them are read as well. Nothing of yours is changed or sent anywhere.</source>
        <translation>Drop folders or zip files of pictures here. Tags or labels that lie beside them are read as well. Nothing of yours is changed or sent anywhere.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Add a folder…</translation>
    </message>
    <message>
        <source>Add zip files…</source>
        <translation>Add zip files…</translation>
    </message>
    <message>
        <source>They are whole pictures: cut the faces out of them</source>
        <translation>They are whole pictures: cut the faces out of them</translation>
    </message>
    <message>
        <source>Each folder is a class, and says what is in it</source>
        <translation>Each folder is a class, and says what is in it</translation>
    </message>
    <message>
        <source>Pictures to learn from</source>
        <translation>Pictures to learn from</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Take off the list</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Presets</source>
        <translation>Presets</translation>
    </message>
    <message>
        <source>Save wishes as a preset</source>
        <translation>Save wishes as a preset</translation>
    </message>
    <message>
        <source>Preset {number}</source>
        <translation>Preset {number}</translation>
    </message>
    <message>
        <source>This replaces the preset of that name.</source>
        <translation>This replaces the preset of that name.</translation>
    </message>
    <message>
        <source>Save these wishes</source>
        <translation>Save these wishes</translation>
    </message>
    <message>
        <source>Another preset has that name.</source>
        <translation>Another preset has that name.</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>Rename the preset</translation>
    </message>
    <message>
        <source>No presets yet</source>
        <translation>No presets yet</translation>
    </message>
    <message>
        <source>Save these wishes…</source>
        <translation>Save these wishes…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>PresetsController</name>
    <message>
        <source>Save the preset {name}</source>
        <translation>Save the preset {name}</translation>
    </message>
    <message>
        <source>Preset saved</source>
        <translation>Preset saved</translation>
    </message>
    <message>
        <source>Rename the preset {name}</source>
        <translation>Rename the preset {name}</translation>
    </message>
    <message>
        <source>Remove the preset {name}</source>
        <translation>Remove the preset {name}</translation>
    </message>
    <message>
        <source>Preset removed</source>
        <translation>Preset removed</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Look in:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Files of &amp;type:</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>{attribute} (said to be {value})</source>
        <translation>{attribute} (said to be {value})</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>Cannot tell</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>What you saw since the start (Ctrl+H)</source>
        <translation>What you saw since the start (Ctrl+H)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Face {number} of {faces}, {done} done</source>
        <translation>Face {number} of {faces}, {done} done</translation>
    </message>
    <message>
        <source>All {faces} faces are done.</source>
        <translation>All {faces} faces are done.</translation>
    </message>
    <message>
        <source>This was not saved: {reason}.</source>
        <translation>This was not saved: {reason}.</translation>
    </message>
    <message>
        <source>This picture cannot be read.</source>
        <translation>This picture cannot be read.</translation>
    </message>
    <message>
        <source>Review: {what}</source>
        <translation>Review: {what}</translation>
    </message>
    <message>
        <source>A key answers; X: cannot tell. Return: what is said already is right. Space: next face. ← →: back and forth, ↑ ↓: another question. Ctrl+Z: undo. Every answer is saved at once; Esc closes, and the next time goes on here.</source>
        <translation>A key answers; X: cannot tell. Return: what is said already is right. Space: next face. ← →: back and forth, ↑ ↓: another question. Ctrl+Z: undo. Every answer is saved at once; Esc closes, and the next time goes on here.</translation>
    </message>
</context>
<context>
    <name>RunButtons</name>
    <message>
        <source>Save and stop</source>
        <translation>Save and stop</translation>
    </message>
    <message>
        <source>Keep this moment</source>
        <translation>Keep this moment</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Go on with changes…</source>
        <translation>Go on with changes…</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>Take out of the queue</translation>
    </message>
    <message>
        <source>Twice as long</source>
        <translation>Twice as long</translation>
    </message>
    <message>
        <source>With slower learning</source>
        <translation>With slower learning</translation>
    </message>
    <message>
        <source>With less memory at once</source>
        <translation>With less memory at once</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Draw with it</source>
        <translation>Draw with it</translation>
    </message>
    <message>
        <source>Make a model file of the newest saved moment, and open it in Create</source>
        <translation>Make a model file of the newest saved moment, and open it in Create</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Remove from this list</translation>
    </message>
    <message>
        <source>Draw with its best moment</source>
        <translation>Draw with its best moment</translation>
    </message>
    <message>
        <source>{kimg} of {target} thousand pictures shown</source>
        <translation>{kimg} of {target} thousand pictures shown</translation>
    </message>
    <message>
        <source>Making a model file…</source>
        <translation>Making a model file…</translation>
    </message>
    <message>
        <source>left</source>
        <translation>left</translation>
    </message>
    <message>
        <source>pictures a second</source>
        <translation>pictures a second</translation>
    </message>
    <message>
        <source>distance to your pictures</source>
        <translation>distance to your pictures</translation>
    </message>
    <message>
        <source>show what was wished</source>
        <translation>show what was wished</translation>
    </message>
    <message>
        <source>thousand</source>
        <translation>thousand</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>drawing</translation>
    </message>
    <message>
        <source>judging</source>
        <translation>judging</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Losses</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>distance</translation>
    </message>
    <message>
        <source>Distance to your pictures</source>
        <translation>Distance to your pictures</translation>
    </message>
    <message>
        <source>Taken for real</source>
        <translation>Taken for real</translation>
    </message>
    <message>
        <source>real</source>
        <translation>real</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>drawn</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Across</translation>
    </message>
    <message>
        <source>Slant</source>
        <translation>Slant</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Background</translation>
    </message>
    <message>
        <source>Colour of the background</source>
        <translation>Colour of the background</translation>
    </message>
    <message>
        <source>First colour</source>
        <translation>First colour</translation>
    </message>
    <message>
        <source>Second colour</source>
        <translation>Second colour</translation>
    </message>
    <message>
        <source>Which way the colours flow</source>
        <translation>Which way the colours flow</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Pictures (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>A picture for the background</source>
        <translation>A picture for the background</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choose a picture…</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>Back to the whole picture</source>
        <translation>Back to the whole picture</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>The first: {name}</source>
        <translation>The first: {name}</translation>
    </message>
    <message>
        <source>Folder for pictures</source>
        <translation>Folder for pictures</translation>
    </message>
    <message>
        <source>{title} · {side} px</source>
        <translation>{title} · {side} px</translation>
    </message>
    <message>
        <source>{title} · {side} px, ≤ {size}</source>
        <translation>{title} · {side} px, ≤ {size}</translation>
    </message>
    <message>
        <source>{side} × {side} pixels, at most {size}</source>
        <translation>{side} × {side} pixels, at most {size}</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>As it is</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparent</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>One colour</translation>
    </message>
    <message>
        <source>Two colours, flowing</source>
        <translation>Two colours, flowing</translation>
    </message>
    <message>
        <source>A picture of mine</source>
        <translation>A picture of mine</translation>
    </message>
    <message>
        <source>As a sheet…</source>
        <translation>As a sheet…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save {count} pictures</source>
        <translation>Save {count} pictures</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Save picture</translation>
    </message>
    <message>
        <source>A picture of this name is there already.</source>
        <translation>A picture of this name is there already.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Replace it</translation>
    </message>
    <message>
        <source>Sharpening the picture…</source>
        <translation>Sharpening the picture…</translation>
    </message>
    <message>
        <source>Measuring the file…</source>
        <translation>Measuring the file…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>{count} of {all} pictures</source>
        <translation>{count} of {all} pictures</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>Sharp</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Smooth</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Square</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Circle</translation>
    </message>
    <message>
        <source>For</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>Enlarged</translation>
    </message>
    <message>
        <source>Cut to</source>
        <translation>Cut to</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Finished by an upscaler, which takes a moment</source>
        <translation>Finished by an upscaler, which takes a moment</translation>
    </message>
    <message>
        <source>As a photo is enlarged (Lanczos)</source>
        <translation>As a photo is enlarged (Lanczos)</translation>
    </message>
    <message>
        <source>Every pixel becomes a square (nearest)</source>
        <translation>Every pixel becomes a square (nearest)</translation>
    </message>
    <message>
        <source>Can be dropped back here</source>
        <translation>Can be dropped back here</translation>
    </message>
    <message>
        <source>The avatar itself lies unseen inside the PNG</source>
        <translation>The avatar itself lies unseen inside the PNG</translation>
    </message>
    <message>
        <source>Draw one like it on plain ground</source>
        <translation>Draw one like it on plain ground</translation>
    </message>
    <message>
        <source>Draw some like them on plain ground</source>
        <translation>Draw some like them on plain ground</translation>
    </message>
    <message>
        <source>{side} × {side} pixels</source>
        <translation>{side} × {side} pixels</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>The part that is saved</source>
        <translation>The part that is saved</translation>
    </message>
    <message>
        <source>Drag to move, wheel to zoom, Shift and wheel to turn; keys: arrows, + and −, comma and full stop, 0 to go back</source>
        <translation>Drag to move, wheel to zoom, Shift and wheel to turn; keys: arrows, + and −, comma and full stop, 0 to go back</translation>
    </message>
    <message>
        <source>As others see it</source>
        <translation>As others see it</translation>
    </message>
    <message>
        <source>Shape of the preview</source>
        <translation>Shape of the preview</translation>
    </message>
    <message>
        <source>The picture at 128, 64 and 32 pixels</source>
        <translation>The picture at 128, 64 and 32 pixels</translation>
    </message>
    <message>
        <source>The face before</source>
        <translation>The face before</translation>
    </message>
    <message>
        <source>The next face</source>
        <translation>The next face</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} of {all}</translation>
    </message>
    <message>
        <source>{kind} · {side} px · {size}</source>
        <translation>{kind} · {side} px · {size}</translation>
    </message>
    <message>
        <source>All sizes from 16 to 256 px in one file</source>
        <translation>All sizes from 16 to 256 px in one file</translation>
    </message>
    <message>
        <source>Smaller, to stay under {size}</source>
        <translation>Smaller, to stay under {size}</translation>
    </message>
    <message>
        <source>With {count} colours, to stay under {size}</source>
        <translation>With {count} colours, to stay under {size}</translation>
    </message>
    <message>
        <source>At lower quality, to stay under {size}</source>
        <translation>At lower quality, to stay under {size}</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Saved as {name}</translation>
    </message>
    <message>
        <source>{count} pictures saved</source>
        <translation>{count} pictures saved</translation>
    </message>
    <message>
        <source>Stopped: {count} of {all} pictures are saved</source>
        <translation>Stopped: {count} of {all} pictures are saved</translation>
    </message>
    <message>
        <source>What is behind this face is not plain, so the background stays.</source>
        <translation>What is behind this face is not plain, so the background stays.</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not on plain ground and keep their background.</source>
        <translation>
            <numerusform>%n face is not on plain ground and keeps its background.</numerusform>
            <numerusform>%n faces are not on plain ground and keep their background.</numerusform>
        </translation>
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
    <message>
        <source>Sharpening the picture…</source>
        <translation>Sharpening the picture…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>No program here can show the folder {folder}</source>
        <translation>No program here can show the folder {folder}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>SessionRecording</name>
    <message>
        <source>New faces</source>
        <translation>New faces</translation>
    </message>
    <message>
        <source>Faces like one</source>
        <translation>Faces like one</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Where pictures are saved</source>
        <translation>Where pictures are saved</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Your data</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Less motion</translation>
    </message>
    <message>
        <source>Show the names of colours</source>
        <translation>Show the names of colours</translation>
    </message>
    <message>
        <source>Nothing leaves this device: no telemetry, no reports, no update checks.</source>
        <translation>Nothing leaves this device: no telemetry, no reports, no update checks.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Show folder</translation>
    </message>
    <message>
        <source>Show the welcome again</source>
        <translation>Show the welcome again</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Same as the system</translation>
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
        <source>Sharpen pictures</source>
        <translation>Sharpen pictures</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>All commands</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
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
    <message>
        <source>More settings…</source>
        <translation>More settings…</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <source>Processor</source>
        <translation>Processor</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Graphics card</translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation>Train a model of your own</translation>
    </message>
    <message>
        <source>Use an environment of mine…</source>
        <translation>Use an environment of mine…</translation>
    </message>
    <message>
        <source>The folder of a Python environment</source>
        <translation>The folder of a Python environment</translation>
    </message>
    <message>
        <source>Looking for the trainer…</source>
        <translation>Looking for the trainer…</translation>
    </message>
    <message>
        <source>From a few hundred pictures of yours to a model that draws in their style. The trainer needs PyTorch, which is large and therefore comes apart. It is put into a folder of its own and can be removed again at any time.</source>
        <translation>From a few hundred pictures of yours to a model that draws in their style. The trainer needs PyTorch, which is large and therefore comes apart. It is put into a folder of its own and can be removed again at any time.</translation>
    </message>
    <message>
        <source>About {download} to download, {installed} on the disk; {free} are free.</source>
        <translation>About {download} to download, {installed} on the disk; {free} are free.</translation>
    </message>
    <message>
        <source>Repair it</source>
        <translation>Repair it</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>Set it up</translation>
    </message>
</context>
<context>
    <name>SheetControls</name>
    <message>
        <source>A loop for chats, and stills for streaming.</source>
        <translation>A loop for chats, and stills for streaming.</translation>
    </message>
    <message>
        <source>Changes at once</source>
        <translation>Changes at once</translation>
    </message>
    <message>
        <source>Smile and glasses together are two changes, for example.</source>
        <translation>Smile and glasses together are two changes, for example.</translation>
    </message>
    <message>
        <source>Talk and blink</source>
        <translation>Talk and blink</translation>
    </message>
    <message>
        <source>The chosen face, talking</source>
        <translation>The chosen face, talking</translation>
    </message>
    <message>
        <source>Save the loop…</source>
        <translation>Save the loop…</translation>
    </message>
    <message>
        <source>As an animated WebP, PNG or GIF (Ctrl+Shift+L)</source>
        <translation>As an animated WebP, PNG or GIF (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Stills for streaming…</source>
        <translation>Stills for streaming…</translation>
    </message>
    <message>
        <source>Mouth closed, mouth open, then with closed eyes where it can</source>
        <translation>Mouth closed, mouth open, then with closed eyes where it can</translation>
    </message>
    <message>
        <source>All on a sheet…</source>
        <translation>All on a sheet…</translation>
    </message>
    <message>
        <source>As one picture with names, or as stickers (Ctrl+Shift+P)</source>
        <translation>As one picture with names, or as stickers (Ctrl+Shift+P)</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>sheet</source>
        <comment>name of a file</comment>
        <translation>sheet</translation>
    </message>
    <message numerus="yes">
        <source>Sheet of %n face(s)</source>
        <translation>
            <numerusform>Sheet of %n face</numerusform>
            <numerusform>Sheet of %n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not on plain ground and are left out.</source>
        <translation>
            <numerusform>%n face is not on plain ground and is left out.</numerusform>
            <numerusform>%n faces are not on plain ground and are left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>{pages} · faces of {side} mm</source>
        <translation>{pages} · faces of {side} mm</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Contact sheet</translation>
    </message>
    <message>
        <source>Stickers</source>
        <translation>Stickers</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Faces a page</source>
        <translation>Faces a page</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Sharpness</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>×</source>
        <translation>×</translation>
    </message>
    <message>
        <source>Faces side by side</source>
        <translation>Faces side by side</translation>
    </message>
    <message>
        <source>Rows of faces a page</source>
        <translation>Rows of faces a page</translation>
    </message>
    <message>
        <source>Names below the faces</source>
        <translation>Names below the faces</translation>
    </message>
    <message>
        <source>A4, upright</source>
        <translation>A4, upright</translation>
    </message>
    <message>
        <source>A4, across</source>
        <translation>A4, across</translation>
    </message>
    <message>
        <source>A5, upright</source>
        <translation>A5, upright</translation>
    </message>
    <message>
        <source>A3, upright</source>
        <translation>A3, upright</translation>
    </message>
    <message>
        <source>Letter, upright</source>
        <translation>Letter, upright</translation>
    </message>
    <message>
        <source>Photo 10 × 15 cm, upright</source>
        <translation>Photo 10 × 15 cm, upright</translation>
    </message>
    <message>
        <source>Photo 10 × 15 cm, across</source>
        <translation>Photo 10 × 15 cm, across</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message numerus="yes">
        <source>%n expression(s)</source>
        <translation>
            <numerusform>%n expression</numerusform>
            <numerusform>%n expressions</numerusform>
        </translation>
    </message>
    <message>
        <source>Is it the same person?</source>
        <translation>Is it the same person?</translation>
    </message>
    <message>
        <source>No tagger reads these faces</source>
        <translation>No tagger reads these faces</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn nearer to this face</source>
        <translation>
            <numerusform>%n drawn nearer to this face</numerusform>
            <numerusform>%n drawn nearer to this face</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n perhaps another person</source>
        <translation>
            <numerusform>%n perhaps another person</numerusform>
            <numerusform>%n perhaps another person</numerusform>
        </translation>
    </message>
    <message>
        <source>All are the same person</source>
        <translation>All are the same person</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Moment of the training</source>
        <translation>Moment of the training</translation>
    </message>
    <message>
        <source>After {kimg} thousand pictures</source>
        <translation>After {kimg} thousand pictures</translation>
    </message>
    <message>
        <source>Now, after {kimg} thousand</source>
        <translation>Now, after {kimg} thousand</translation>
    </message>
</context>
<context>
    <name>SheetWall</name>
    <message>
        <source>This face</source>
        <translation>This face</translation>
    </message>
    <message>
        <source>Perhaps another person</source>
        <translation>Perhaps another person</translation>
    </message>
    <message>
        <source>Drawn nearer to this face: {share} of the change</source>
        <translation>Drawn nearer to this face: {share} of the change</translation>
    </message>
    <message>
        <source>{name}: no</source>
        <translation>{name}: no</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Whose keyboard</source>
        <translation>Whose keyboard</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>On a wall of faces</source>
        <translation>On a wall of faces</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>Walk</translation>
    </message>
    <message>
        <source>A screen up or down</source>
        <translation>A screen up or down</translation>
    </message>
    <message>
        <source>First or last face</source>
        <translation>First or last face</translation>
    </message>
    <message>
        <source>Go on from this face</source>
        <translation>Go on from this face</translation>
    </message>
    <message>
        <source>Walk from face to face</source>
        <translation>Walk from face to face</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>Move the map</translation>
    </message>
    <message>
        <source>Nearer or farther</source>
        <translation>Nearer or farther</translation>
    </message>
    <message>
        <source>AcGAN Desktop: keyboard shortcuts ({platform})</source>
        <translation>AcGAN Desktop: keyboard shortcuts ({platform})</translation>
    </message>
</context>
<context>
    <name>SliderDrawer</name>
    <message>
        <source>Back to the wishes (Esc)</source>
        <translation>Back to the wishes (Esc)</translation>
    </message>
    <message>
        <source>Change this face</source>
        <translation>Change this face</translation>
    </message>
    <message>
        <source>Reset all sliders</source>
        <translation>Reset all sliders</translation>
    </message>
    <message>
        <source>More sliders…</source>
        <translation>More sliders…</translation>
    </message>
    <message>
        <source>Other ways in which this model&apos;s faces differ</source>
        <translation>Other ways in which this model&apos;s faces differ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Looking for what this model can change about a face…</source>
        <translation>Looking for what this model can change about a face…</translation>
    </message>
    <message>
        <source>Rename a slider, and it stays as yours.</source>
        <translation>Rename a slider, and it stays as yours.</translation>
    </message>
</context>
<context>
    <name>SliderEditing</name>
    <message>
        <source>Another face</source>
        <translation>Another face</translation>
    </message>
    <message>
        <source>Reset the sliders</source>
        <translation>Reset the sliders</translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>Name of the slider {name}</source>
        <translation>Name of the slider {name}</translation>
    </message>
    <message>
        <source>Type a name of your own to keep this slider</source>
        <translation>Type a name of your own to keep this slider</translation>
    </message>
    <message>
        <source>Remove the name {name}</source>
        <translation>Remove the name {name}</translation>
    </message>
    <message>
        <source>Hide {name}</source>
        <translation>Hide {name}</translation>
    </message>
    <message>
        <source>How it looks at this end; click to go there</source>
        <translation>How it looks at this end; click to go there</translation>
    </message>
    <message>
        <source>{amount} · double-click to reset</source>
        <translation>{amount} · double-click to reset</translation>
    </message>
</context>
<context>
    <name>SliderWords</name>
    <message>
        <source>Change {number}</source>
        <translation>Change {number}</translation>
    </message>
    <message>
        <source>Component {number}</source>
        <translation>Component {number}</translation>
    </message>
    <message>
        <source>What shows most</source>
        <translation>What shows most</translation>
    </message>
    <message>
        <source>Principal components of the styles</source>
        <translation>Principal components of the styles</translation>
    </message>
</context>
<context>
    <name>SlidersController</name>
    <message>
        <source>Another slider</source>
        <translation>Another slider</translation>
    </message>
    <message>
        <source>Remove the slider {name}</source>
        <translation>Remove the slider {name}</translation>
    </message>
    <message>
        <source>Name removed</source>
        <translation>Name removed</translation>
    </message>
    <message>
        <source>Hide a slider</source>
        <translation>Hide a slider</translation>
    </message>
    <message>
        <source>Name the slider {name}</source>
        <translation>Name the slider {name}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>SlowNotice</name>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>The bundled model, in my style</source>
        <translation>The bundled model, in my style</translation>
    </message>
    <message>
        <source>From nothing</source>
        <translation>From nothing</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Begin with</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Measure again</translation>
    </message>
    <message>
        <source>A quick look</source>
        <translation>A quick look</translation>
    </message>
    <message>
        <source>Good by tomorrow</source>
        <translation>Good by tomorrow</translation>
    </message>
    <message>
        <source>As good as it gets</source>
        <translation>As good as it gets</translation>
    </message>
    <message>
        <source>{size} of memory</source>
        <translation>{size} of memory</translation>
    </message>
    <message>
        <source>wants a graphics card</source>
        <translation>wants a graphics card</translation>
    </message>
    <message>
        <source>Measured on this machine.</source>
        <translation>Measured on this machine.</translation>
    </message>
    <message>
        <source>You have {kept} pictures; from {enough} on it becomes good. With fewer it learns them by heart.</source>
        <translation>You have {kept} pictures; from {enough} on it becomes good. With fewer it learns them by heart.</translation>
    </message>
    <message>
        <source>It knows faces already and takes on the style of yours.</source>
        <translation>It knows faces already and takes on the style of yours.</translation>
    </message>
    <message>
        <source>It learns everything from your pictures, and takes longer.</source>
        <translation>It learns everything from your pictures, and takes longer.</translation>
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
    <name>TagRow</name>
    <message numerus="yes">
        <source>+%n</source>
        <comment>more tags</comment>
        <translation>
            <numerusform>+%n</numerusform>
            <numerusform>+%n</numerusform>
        </translation>
    </message>
    <message>
        <source>More tags</source>
        <translation>More tags</translation>
    </message>
    <message>
        <source>Tag {name}</source>
        <translation>Tag {name}</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n face(s) with this tag</source>
        <translation>
            <numerusform>Show the %n face with this tag</numerusform>
            <numerusform>Show the %n faces with this tag</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Taking</name>
    <message>
        <source>Picture copied</source>
        <translation>Picture copied</translation>
    </message>
    <message>
        <source>{count} pictures copied</source>
        <translation>{count} pictures copied</translation>
    </message>
    <message>
        <source>Only {count} are copied; all can be saved</source>
        <translation>Only {count} are copied; all can be saved</translation>
    </message>
    <message>
        <source>Copied as text</source>
        <translation>Copied as text</translation>
    </message>
    <message>
        <source>Only {count} are dragged; all can be saved</source>
        <translation>Only {count} are dragged; all can be saved</translation>
    </message>
    <message>
        <source>Share code copied; whoever has the program can paste it there</source>
        <translation>Share code copied; whoever has the program can paste it there</translation>
    </message>
    <message>
        <source>{count} share codes copied</source>
        <translation>{count} share codes copied</translation>
    </message>
</context>
<context>
    <name>TakingAway</name>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Folder for the stills</source>
        <translation>Folder for the stills</translation>
    </message>
</context>
<context>
    <name>Train</name>
    <message>
        <source>cannot be opened</source>
        <translation>cannot be opened</translation>
    </message>
    <message>
        <source>no face was found in it</source>
        <translation>no face was found in it</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>too small</translation>
    </message>
    <message>
        <source>nearly nothing to be seen</source>
        <translation>nearly nothing to be seen</translation>
    </message>
    <message>
        <source>without colour</source>
        <translation>without colour</translation>
    </message>
    <message>
        <source>all in one tint</source>
        <translation>all in one tint</translation>
    </message>
    <message>
        <source>there twice</source>
        <translation>there twice</translation>
    </message>
    <message>
        <source>nearly the same as another</source>
        <translation>nearly the same as another</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>not begun</translation>
    </message>
    <message>
        <source>preparing pictures</source>
        <translation>preparing pictures</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>waiting for its turn</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>starting</translation>
    </message>
    <message>
        <source>training</source>
        <translation>training</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>finished</translation>
    </message>
    <message>
        <source>did not go on</source>
        <translation>did not go on</translation>
    </message>
    <message>
        <source>Making an environment…</source>
        <translation>Making an environment…</translation>
    </message>
    <message>
        <source>Downloading and installing…</source>
        <translation>Downloading and installing…</translation>
    </message>
    <message>
        <source>Trying a real training step…</source>
        <translation>Trying a real training step…</translation>
    </message>
    <message>
        <source>Putting it in its place…</source>
        <translation>Putting it in its place…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starting…</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>Looking for pictures…</translation>
    </message>
    <message>
        <source>Reading labels…</source>
        <translation>Reading labels…</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>Looking for faces…</translation>
    </message>
    <message>
        <source>Opening pictures…</source>
        <translation>Opening pictures…</translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation>Looking for duplicates…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>Reading hair and eyes…</source>
        <translation>Reading hair and eyes…</translation>
    </message>
    <message>
        <source>Trying some steps…</source>
        <translation>Trying some steps…</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>less than a minute</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{days} days {hours} h</source>
        <translation>{days} days {hours} h</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>This moment is being saved</source>
        <translation>This moment is being saved</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>New training</translation>
    </message>
    <message>
        <source>Pick up a run…</source>
        <translation>Pick up a run…</translation>
    </message>
    <message>
        <source>No trainings yet</source>
        <translation>No trainings yet</translation>
    </message>
    <message>
        <source>Drop a folder of pictures here. The program looks through them, tells how long learning takes on this machine, and makes a model that draws in their style.</source>
        <translation>Drop a folder of pictures here. The program looks through them, tells how long learning takes on this machine, and makes a model that draws in their style.</translation>
    </message>
    <message>
        <source>Pause or resume the training</source>
        <translation>Pause or resume the training</translation>
    </message>
    <message>
        <source>Draw with what was trained</source>
        <translation>Draw with what was trained</translation>
    </message>
    <message>
        <source>My model</source>
        <translation>My model</translation>
    </message>
    <message>
        <source>The folder of a run</source>
        <translation>The folder of a run</translation>
    </message>
    <message>
        <source>{name} was removed</source>
        <translation>{name} was removed</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>TrainerLine</name>
    <message>
        <source>The trainer</source>
        <translation>The trainer</translation>
    </message>
    <message>
        <source>Check it by a training step</source>
        <translation>Check it by a training step</translation>
    </message>
    <message>
        <source>Install it anew</source>
        <translation>Install it anew</translation>
    </message>
    <message>
        <source>Use an environment of mine…</source>
        <translation>Use an environment of mine…</translation>
    </message>
    <message>
        <source>Use the program&apos;s own again</source>
        <translation>Use the program&apos;s own again</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Remove it</translation>
    </message>
    <message>
        <source>Also train on the battery</source>
        <translation>Also train on the battery</translation>
    </message>
    <message>
        <source>The trainer works</source>
        <translation>The trainer works</translation>
    </message>
    <message>
        <source>The folder of a Python environment</source>
        <translation>The folder of a Python environment</translation>
    </message>
    <message>
        <source>on the processor</source>
        <translation>on the processor</translation>
    </message>
</context>
<context>
    <name>TrainingList</name>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
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
        <source>shape</source>
        <translation>shape</translation>
    </message>
    <message>
        <source>features</source>
        <translation>features</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>colours</translation>
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
        <source>twintails</source>
        <translation>twintails</translation>
    </message>
    <message>
        <source>open mouth</source>
        <translation>open mouth</translation>
    </message>
    <message>
        <source>blush</source>
        <translation>blush</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>hat</translation>
    </message>
    <message>
        <source>ribbon</source>
        <translation>ribbon</translation>
    </message>
    <message>
        <source>plain background</source>
        <translation>plain background</translation>
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
    <message>
        <source>light</source>
        <translation>light</translation>
    </message>
    <message>
        <source>hair volume</source>
        <translation>hair volume</translation>
    </message>
    <message>
        <source>round face</source>
        <translation>round face</translation>
    </message>
    <message>
        <source>smooth hair</source>
        <translation>smooth hair</translation>
    </message>
    <message>
        <source>long fringe</source>
        <translation>long fringe</translation>
    </message>
    <message>
        <source>swept fringe</source>
        <translation>swept fringe</translation>
    </message>
    <message>
        <source>other clothes</source>
        <translation>other clothes</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} and {last}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words of a list</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Skip the welcome</source>
        <translation>Skip the welcome</translation>
    </message>
    <message>
        <source>Keep this face</source>
        <translation>Keep this face</translation>
    </message>
    <message>
        <source>Keep it and save a picture…</source>
        <translation>Keep it and save a picture…</translation>
    </message>
    <message>
        <source>Keep it and copy the picture</source>
        <translation>Keep it and copy the picture</translation>
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
        <source>{attribute}: which one?</source>
        <translation>{attribute}: which one?</translation>
    </message>
    <message>
        <source>Keep it?</source>
        <translation>Keep it?</translation>
    </message>
    <message>
        <source>A face that you keep waits under Favourites; change it at any time.</source>
        <translation>A face that you keep waits under Favourites; change it at any time.</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Step {number} of {count}</translation>
    </message>
    <message>
        <source>One of these, perhaps?</source>
        <translation>One of these, perhaps?</translation>
    </message>
    <message>
        <source>Choose a face that you like</source>
        <translation>Choose a face that you like</translation>
    </message>
    <message>
        <source>None of them existed a moment ago: they are drawn for you.</source>
        <translation>None of them existed a moment ago: they are drawn for you.</translation>
    </message>
    <message>
        <source>It is the same face each time, asked for differently.</source>
        <translation>It is the same face each time, asked for differently.</translation>
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
    <name>WindowActions</name>
    <message>
        <source>All commands</source>
        <translation>All commands</translation>
    </message>
    <message>
        <source>Seen since the start</source>
        <translation>Seen since the start</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>More settings</translation>
    </message>
    <message>
        <source>Show the welcome again</source>
        <translation>Show the welcome again</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Paste an avatar or a picture of one</source>
        <translation>Paste an avatar or a picture of one</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>Open a model file</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation>Use the bundled model</translation>
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
        <source>Only faces that fit</source>
        <translation>Only faces that fit</translation>
    </message>
    <message>
        <source>Others are left out; a tagger looks at each face</source>
        <translation>Others are left out; a tagger looks at each face</translation>
    </message>
    <message>
        <source>Presets: wishes saved under a name</source>
        <translation>Presets: wishes saved under a name</translation>
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
    <message numerus="yes">
        <source>%n face(s) did not fit and were left out</source>
        <translation>
            <numerusform>%n face did not fit and was left out</numerusform>
            <numerusform>%n faces did not fit and were left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Face</name>
    <message>
        <source>Open in Create</source>
        <translation>Open in Create</translation>
    </message>
    <message>
        <source>Open {name} in Create</source>
        <translation>Open {name} in Create</translation>
    </message>
    <message>
        <source>Rating of {name}</source>
        <translation>Rating of {name}</translation>
    </message>
</context>
<context>
    <name>self._owner</name>
    <message numerus="yes">
        <source>%n face(s) kept in favourites</source>
        <translation>
            <numerusform>%n face kept in favourites</numerusform>
            <numerusform>%n faces kept in favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n already there</numerusform>
            <numerusform>%n already there</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
</context>
</TS>
