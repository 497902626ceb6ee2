<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnimationDialog</name>
    <message>
        <source>As it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Export the animation</source>
        <translation>导出动画</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>尺寸（像素）</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Small and good; every browser shows it</source>
        <translation>体积小、画质好，所有浏览器都能显示</translation>
    </message>
    <message>
        <source>Shown everywhere, with 256 colours</source>
        <translation>到处都能显示，但只有 256 色</translation>
    </message>
    <message>
        <source>Without any loss, and large</source>
        <translation>完全无损，但文件很大</translation>
    </message>
    <message>
        <source>A video, for where pictures do not move</source>
        <translation>视频，适合不支持动图的地方</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many frames for this size: choose a smaller one.</source>
        <translation>这个尺寸放不下这么多帧：请选小一些的尺寸。</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>MP4 needs one more package: pip install &apos;acgan-desktop[video]&apos;. The other formats work as they are.</source>
        <translation>MP4 还需要一个软件包：pip install &apos;acgan-desktop[video]&apos;。其他格式可以直接使用。</translation>
    </message>
    <message>
        <source>Every frame needs a face on plain ground, which is cut out.</source>
        <translation>每一帧的脸都要在纯色背景上，会被抠出。</translation>
    </message>
    <message>
        <source>GIF has 256 colours and no quality to choose.</source>
        <translation>GIF 只有 256 色，没有质量可选。</translation>
    </message>
    <message>
        <source>APNG keeps every pixel as it is; its files are large.</source>
        <translation>APNG 保留每个像素，文件较大。</translation>
    </message>
</context>
<context>
    <name>AppContext</name>
    <message>
        <source>This avatar was made with another model, which is not installed here. Open that model first, then drop the picture again.</source>
        <translation>这个头像是用另一个模型生成的，而这里没有安装它。请先打开那个模型，再把图片拖进来。</translation>
    </message>
    <message>
        <source>Pictures are enlarged without an upscaler that cannot be used: {problem}</source>
        <translation>有一个放大模型无法使用，图片不用它放大：{problem}</translation>
    </message>
</context>
<context>
    <name>AttributeControl</name>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Every face may differ here</source>
        <translation>每张脸在这一项上都可以不同</translation>
    </message>
    <message>
        <source>{class_name} (Shift: blend)</source>
        <translation>{class_name}（Shift：混合）</translation>
    </message>
    <message>
        <source>A blend of two</source>
        <translation>两种的混合</translation>
    </message>
    <message>
        <source>Locked: only you change it here</source>
        <translation>已锁定：只有你能在这里更改</translation>
    </message>
    <message>
        <source>Lock: surprises and presets leave it as it is</source>
        <translation>锁定：随机惊喜和预设都不会改动它</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>未锁定</translation>
    </message>
</context>
<context>
    <name>BlendControls</name>
    <message>
        <source>Curved</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>匀速</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平缓</translation>
    </message>
    <message>
        <source>Linger</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>播完之后</translation>
    </message>
    <message>
        <source>Time per face</source>
        <translation>每张脸用时</translation>
    </message>
    <message>
        <source>Every frame is a face of its own (spherical in z)</source>
        <translation>每一帧都是一张独立的脸（z 的球面插值）</translation>
    </message>
    <message>
        <source>The shortest way, over more average faces (linear in styles)</source>
        <translation>最短的路径，途经较大众的脸（风格的线性插值）</translation>
    </message>
    <message>
        <source>Always at the same speed</source>
        <translation>始终一样快</translation>
    </message>
    <message>
        <source>Slower near each face</source>
        <translation>靠近每张脸时放慢</translation>
    </message>
    <message>
        <source>Rests at each face for a moment</source>
        <translation>在每张脸处停留片刻</translation>
    </message>
    <message>
        <source>The last face turns into the first</source>
        <translation>最后一张脸变回第一张</translation>
    </message>
    <message>
        <source>There and back again (boomerang)</source>
        <translation>走到头再走回来</translation>
    </message>
    <message>
        <source>Ends at the last face</source>
        <translation>停在最后一张脸</translation>
    </message>
    <message>
        <source>Seconds from face to face</source>
        <translation>从一张脸到下一张的秒数</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>BlendCrossings</name>
    <message>
        <source>Layers</source>
        <translation>风格层</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Halfway</source>
        <translation>折中</translation>
    </message>
    <message>
        <source>Child of face {row} with what it takes from face {column}</source>
        <translation>第 {row} 张脸的子代，取用第 {column} 张脸的一部分</translation>
    </message>
    <message>
        <source>Children take what you wished for, such as hair colour</source>
        <translation>子代取用指定的条件，例如发色</translation>
    </message>
    <message>
        <source>Children take whole layers, such as shape or colours</source>
        <translation>子代取用整组风格层，例如轮廓或配色</translation>
    </message>
    <message>
        <source>Children lie in the middle between two faces</source>
        <translation>子代位于两张脸的正中间</translation>
    </message>
    <message>
        <source>Grid of children</source>
        <translation>子代一览</translation>
    </message>
    <message>
        <source>Finding out what the layers of this model change…</source>
        <translation>正在测量这个模型的各层改变什么…</translation>
    </message>
    <message>
        <source>The layers of this model change nothing that you would see.</source>
        <translation>这个模型的各层不会带来看得出的变化。</translation>
    </message>
    <message>
        <source>Each child lies halfway between the faces of its row and column.</source>
        <translation>每个子代都位于所在行与所在列的脸的正中间。</translation>
    </message>
    <message>
        <source>Choose what the children take from the face of their column.</source>
        <translation>请选择子代从所在列的脸取用什么。</translation>
    </message>
    <message>
        <source>Each child is the face of its row with the {things} of its column.</source>
        <translation>每个子代都是所在行的脸，加上所在列的{things}。</translation>
    </message>
    <message>
        <source>{one} {another}</source>
        <translation>{one}{another}</translation>
    </message>
    <message>
        <source>This model draws faces as a whole: it has no layers to share.</source>
        <translation>这个模型整体绘制脸，没有可选的风格层。</translation>
    </message>
</context>
<context>
    <name>BlendExport</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save as GIF, WebP, APNG or MP4 (Ctrl+Shift+E)</source>
        <translation>保存为 GIF、WebP、APNG 或 MP4 (Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>正在写入 {name}</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>Animations (*{suffix})</source>
        <translation>动画 (*{suffix})</translation>
    </message>
    <message>
        <source>Save the animation</source>
        <translation>保存动画</translation>
    </message>
</context>
<context>
    <name>BlendFaces</name>
    <message>
        <source>Blend these faces</source>
        <translation>融合这些脸</translation>
    </message>
    <message>
        <source>Add a face</source>
        <translation>添加一张脸</translation>
    </message>
    <message>
        <source>Random faces</source>
        <translation>随机的脸</translation>
    </message>
    <message>
        <source>Copy a face</source>
        <translation>复制一张脸</translation>
    </message>
    <message>
        <source>Take a face out</source>
        <translation>移出一张脸</translation>
    </message>
    <message>
        <source>Move a face</source>
        <translation>移动一张脸</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>颠倒顺序</translation>
    </message>
    <message>
        <source>Other timing</source>
        <translation>更改节奏</translation>
    </message>
</context>
<context>
    <name>BlendPage</name>
    <message>
        <source>Animation</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Crossings</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>The faces turn into each other</source>
        <translation>脸与脸相互变化</translation>
    </message>
    <message>
        <source>The children that the faces would have</source>
        <translation>这些脸的子代</translation>
    </message>
    <message>
        <source>Turn one face into another</source>
        <translation>把一张脸变成另一张</translation>
    </message>
    <message>
        <source>Two to eight faces of your choice become an animation here.</source>
        <translation>你选的两到八张脸会在这里变成动画。</translation>
    </message>
    <message>
        <source>Begin with three faces</source>
        <translation>从三张脸开始</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>没有打开的模型</translation>
    </message>
    <message>
        <source>Faces can be blended here as soon as a model is open.</source>
        <translation>打开模型后，就可以在这里融合脸。</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>前往创作</translation>
    </message>
    <message>
        <source>Add favourites</source>
        <translation>添加收藏</translation>
    </message>
    <message>
        <source>Choose faces in the order you want them.</source>
        <translation>请按想要的顺序选择脸。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) had no room in this blend</source>
        <translation>
            <numerusform>这个融合里放不下另外 %n 张脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep a few faces first: then add them here</source>
        <translation>请先收藏几张脸，再把它们加到这里</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>播放或暂停 (空格)</translation>
    </message>
    <message>
        <source>Animation or crossings</source>
        <translation>动画或组合</translation>
    </message>
    <message>
        <source>Export the animation</source>
        <translation>导出动画</translation>
    </message>
    <message>
        <source>Add a random face</source>
        <translation>添加一张随机的脸</translation>
    </message>
    <message>
        <source>Add faces from the favourites</source>
        <translation>从收藏添加脸</translation>
    </message>
    <message>
        <source>Other random faces</source>
        <translation>换一批随机的脸</translation>
    </message>
    <message>
        <source>Show this face twice</source>
        <translation>再放一次这张脸</translation>
    </message>
    <message>
        <source>Take this face out</source>
        <translation>移出这张脸</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>颠倒顺序</translation>
    </message>
    <message>
        <source>Keep this frame, or not</source>
        <translation>收藏这一帧，或取消收藏</translation>
    </message>
    <message>
        <source>Save this frame…</source>
        <translation>保存这一帧…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy the share code</source>
        <translation>复制分享码</translation>
    </message>
    <message>
        <source>Open this frame in Create</source>
        <translation>在创作页打开这一帧</translation>
    </message>
    <message>
        <source>Explore around this frame</source>
        <translation>在这一帧周围探索</translation>
    </message>
</context>
<context>
    <name>BlendSide</name>
    <message>
        <source>The chosen child</source>
        <translation>选中的子代</translation>
    </message>
    <message>
        <source>Each button stops at the frame that is in view, and acts on it.</source>
        <translation>点击任一按钮，都会停在当前帧并对它操作。</translation>
    </message>
    <message>
        <source>Add to the blend</source>
        <translation>加入融合</translation>
    </message>
    <message>
        <source>The child becomes a face of the strip</source>
        <translation>这个子代会加入序列</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>For a chat, a profile or print (Ctrl+S)</source>
        <translation>用于聊天、头像或打印 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创作</translation>
    </message>
    <message>
        <source>Go on from this face: other wishes, more like it (Return)</source>
        <translation>从这张脸继续：换个条件，看看相似的 (回车)</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle</source>
        <translation>以这张脸为中心的地图</translation>
    </message>
    <message>
        <source>This child</source>
        <translation>这个子代</translation>
    </message>
    <message>
        <source>This frame</source>
        <translation>这一帧</translation>
    </message>
</context>
<context>
    <name>BlendStage</name>
    <message>
        <source>The blend</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>Space plays and pauses, the arrows go from frame to frame.</source>
        <translation>空格键播放和暂停，方向键逐帧移动。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{now} of {all} s</source>
        <translation>{now} / {all} 秒</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停 (空格)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放 (空格)</translation>
    </message>
</context>
<context>
    <name>BlendStrip</name>
    <message>
        <source>Faces</source>
        <translation>脸</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Add a random face (Ctrl+R)</source>
        <translation>添加一张随机的脸 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Favourites…</source>
        <translation>收藏…</translation>
    </message>
    <message>
        <source>Add faces that you kept (Ctrl+F)</source>
        <translation>添加收藏过的脸 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Show this face twice (Ctrl+Shift+D)</source>
        <translation>再放一次这张脸 (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>Take this face out (Delete)</source>
        <translation>移出这张脸 (Delete)</translation>
    </message>
    <message>
        <source>Faces of the blend</source>
        <translation>参与融合的脸</translation>
    </message>
    <message>
        <source>Arrows walk, Ctrl and arrows move a face, Delete takes it out.</source>
        <translation>方向键逐张移动，Ctrl 加方向键调整顺序，Delete 移出。</translation>
    </message>
    <message>
        <source>{count} of {most}</source>
        <translation>{count} / {most}</translation>
    </message>
    <message>
        <source>Add a second face</source>
        <translation>请再添加一张脸</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>No picture was left out.</source>
        <translation>没有排除任何图片。</translation>
    </message>
    <message>
        <source>{kept} of {found} pictures are kept.</source>
        <translation>{found} 张图片中保留 {kept} 张。</translation>
    </message>
    <message>
        <source>{count} are changed by you.</source>
        <translation>你改动了 {count} 张。</translation>
    </message>
    <message>
        <source>A click leaves a picture out.</source>
        <translation>单击可排除一张图片。</translation>
    </message>
    <message>
        <source>A click takes a picture in.</source>
        <translation>单击可收回一张图片。</translation>
    </message>
</context>
<context>
    <name>ChosenPanel</name>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>For a chat, a profile or print; all that are picked (Ctrl+S)</source>
        <translation>用于聊天、头像或打印；保存所有选中的 (Ctrl+S)</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多相似的</translation>
    </message>
    <message>
        <source>See faces close to this one (Return)</source>
        <translation>查看与这张相近的脸 (回车)</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>The same person smiling, with glasses, with other hair (Ctrl+I)</source>
        <translation>同一个人微笑、戴眼镜、换发型发色的样子 (Ctrl+I)</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle (Ctrl+E)</source>
        <translation>以这张脸为中心的地图 (Ctrl+E)</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>From this face to others; pick several with Ctrl (Ctrl+B)</source>
        <translation>从这张脸变到别的脸；按住 Ctrl 可选多张 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the picture (Ctrl+C)</source>
        <translation>复制图片 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>Copy a line that draws this face again, to paste (Ctrl+Shift+K)</source>
        <translation>复制一行可粘贴的分享码，别人粘贴后能画出同一张脸 (Ctrl+Shift+K)</translation>
    </message>
    <message>
        <source>The chosen face</source>
        <translation>选中的脸</translation>
    </message>
    <message>
        <source>Drag the picture to another program</source>
        <translation>把图片拖到其他程序</translation>
    </message>
    <message>
        <source>More like this face</source>
        <translation>更多与这张相似的脸</translation>
    </message>
    <message>
        <source>Keep this face, or not</source>
        <translation>收藏这张脸，或取消收藏</translation>
    </message>
    <message>
        <source>Change this face by sliders</source>
        <translation>用滑块改变这张脸</translation>
    </message>
    <message>
        <source>Expressions of this face</source>
        <translation>这张脸的各种表情</translation>
    </message>
    <message>
        <source>Explore around this face</source>
        <translation>在这张脸周围探索</translation>
    </message>
    <message>
        <source>Blend from this face</source>
        <translation>从这张脸开始融合</translation>
    </message>
    <message>
        <source>Change this face</source>
        <translation>改变这张脸</translation>
    </message>
    <message>
        <source>Put the sliders away; the face stays as it is on the wall (Ctrl+G)</source>
        <translation>收起滑块；墙上的脸保持原样 (Ctrl+G)</translation>
    </message>
    <message>
        <source>Sliders for what this model can change about it (Ctrl+G)</source>
        <translation>滑块：这个模型能改变的地方 (Ctrl+G)</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>{count} faces</source>
        <translation>{count} 张脸</translation>
    </message>
</context>
<context>
    <name>CollectionTransfer</name>
    <message numerus="yes">
        <source>%n face(s) written to {name}</source>
        <translation>
            <numerusform>已将 %n 张脸写入 {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>正在写入 {name}</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) added</source>
        <translation>
            <numerusform>添加了 %n 张脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n 张已有</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Collections of favourites (*{suffix})</source>
        <translation>收藏集 (*{suffix})</translation>
    </message>
    <message>
        <source>Export favourites</source>
        <translation>导出收藏</translation>
    </message>
    <message>
        <source>Import favourites</source>
        <translation>导入收藏</translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What would you like to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No command is called that</source>
        <translation>没有这样的命令</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the favourites (Esc)</source>
        <translation>回到收藏 (Esc)</translation>
    </message>
</context>
<context>
    <name>CrashBox</name>
    <message>
        <source>After a crash</source>
        <translation>崩溃之后</translation>
    </message>
    <message>
        <source>The program closed unexpectedly last time</source>
        <translation>上次程序意外关闭</translation>
    </message>
    <message>
        <source>Your favourites are safe. Here is what is known of the crash; none of it was sent anywhere. If you would like it fixed, copy it and show it to us.</source>
        <translation>你收藏的内容完好无损。下面是已知的崩溃信息，没有发送到任何地方。如果希望我们修复，请复制后发给我们。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Wall of faces</source>
        <translation>头像列表</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>给我惊喜</translation>
    </message>
    <message>
        <source>Other faces</source>
        <translation>换一批脸</translation>
    </message>
    <message>
        <source>Draw 100 more faces</source>
        <translation>再画 100 张脸</translation>
    </message>
    <message>
        <source>Back one step</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>没有打开的模型</translation>
    </message>
    <message>
        <source>Faces appear here as soon as a model file is open.</source>
        <translation>打开模型文件后，头像就会出现在这里。</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation>使用自带模型</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Only faces that fit</source>
        <translation>只要符合的脸</translation>
    </message>
</context>
<context>
    <name>CreateSteps</name>
    <message>
        <source>Typical or unusual</source>
        <translation>典型或独特</translation>
    </message>
    <message>
        <source>Other faces: seed {seed}</source>
        <translation>换一批脸：种子 {seed}</translation>
    </message>
    <message>
        <source>Near faces</source>
        <translation>相近的脸</translation>
    </message>
    <message>
        <source>Far faces</source>
        <translation>较远的脸</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>给我惊喜</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多相似的</translation>
    </message>
    <message>
        <source>Open an avatar</source>
        <translation>打开头像</translation>
    </message>
    <message numerus="yes">
        <source>Open %n face(s)</source>
        <translation>
            <numerusform>打开 %n 张脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to step {number}</source>
        <translation>回到第 {number} 步</translation>
    </message>
    <message>
        <source>Earlier faces again</source>
        <translation>回到之前的脸</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>预设 {name}</translation>
    </message>
</context>
<context>
    <name>Describing</name>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>With</source>
        <translation>带有</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>个性</translation>
    </message>
    <message>
        <source>{seed}, face {number}</source>
        <translation>{seed}，第 {number} 张</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>第 {number} 张</translation>
    </message>
    <message>
        <source>The nearest found; not certain: {names}</source>
        <translation>找到的最接近的；不确定：{names}</translation>
    </message>
</context>
<context>
    <name>DeviceChoice</name>
    <message>
        <source>Draw with</source>
        <translation>绘制设备</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
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
        <translation>有可用的 GPU 时用 GPU，否则用 CPU</translation>
    </message>
    <message>
        <source>Runs on: {device}</source>
        <translation>实际运行于：{device}</translation>
    </message>
    <message>
        <source>ONNX Runtime&apos;s provider: {name}</source>
        <translation>ONNX Runtime 的执行后端：{name}</translation>
    </message>
    <message>
        <source>Draw with: {device}</source>
        <translation>绘制设备：{device}</translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop a picture that you saved here, and its avatar comes back</source>
        <translation>把保存过的图片拖到这里，头像就会回来</translation>
    </message>
</context>
<context>
    <name>ErrorBox</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>逐个说明</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>This ONNX Runtime was built without CUDA.</source>
        <translation>这个 ONNX Runtime 不支持 CUDA。</translation>
    </message>
    <message>
        <source>No NVIDIA GPU with a working driver was found.</source>
        <translation>没有找到驱动可用的 NVIDIA GPU。</translation>
    </message>
    <message>
        <source>ONNX Runtime could not use CUDA, most likely because CUDA or cuDNN is missing or too old: install the extra &apos;cuda&apos;.</source>
        <translation>ONNX Runtime 无法使用 CUDA，多半是缺少 CUDA 或 cuDNN，或版本太旧：请安装附加组件 &apos;cuda&apos;。</translation>
    </message>
    <message>
        <source>There is no picture at {path}.</source>
        <translation>{path} 处没有图片。</translation>
    </message>
    <message>
        <source>There is no picture or avatar at {path}.</source>
        <translation>{path} 处没有图片，也没有头像。</translation>
    </message>
    <message>
        <source>{name} has no avatar inside; only pictures saved by this program have one.</source>
        <translation>{name} 里没有头像；只有本程序保存的图片才有。</translation>
    </message>
    <message>
        <source>{name} is neither a PNG with an avatar inside nor an avatar.</source>
        <translation>{name} 既不是带头像的 PNG，也不是头像文件。</translation>
    </message>
    <message>
        <source>{name} {is_a}; a generator is needed to draw.</source>
        <translation>{name} {is_a}；绘制需要生成模型。</translation>
    </message>
    <message>
        <source>{name} {is_a}; a tagger is needed to read pictures.</source>
        <translation>{name} {is_a}；识别图片需要识别模型。</translation>
    </message>
    <message>
        <source>{name} {is_a}; an upscaler is needed to enlarge.</source>
        <translation>{name} {is_a}；放大图片需要放大模型。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>没有文件 {path}。</translation>
    </message>
    <message>
        <source>{name} holds more than {most:,} favourites.</source>
        <translation>{name} 里的收藏超过 {most:,} 个。</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>它太长</translation>
    </message>
    <message>
        <source>the avatar is too large to be one that the program wrote</source>
        <translation>头像太大，不可能是本程序写的</translation>
    </message>
    <message>
        <source>the thumbnail is not base64</source>
        <translation>缩略图不是 base64</translation>
    </message>
    <message>
        <source>the thumbnail is damaged</source>
        <translation>缩略图已损坏</translation>
    </message>
    <message>
        <source>created: there is no such time</source>
        <translation>created：没有这样的时间</translation>
    </message>
    <message>
        <source>line {number}: {why}</source>
        <translation>第 {number} 行：{why}</translation>
    </message>
    <message>
        <source>1 favourite in {name} cannot be used ({why})</source>
        <translation>{name} 里有 1 个收藏无法使用（{why}）</translation>
    </message>
    <message>
        <source>{count} favourites in {name} cannot be used ({why})</source>
        <translation>{name} 里有 {count} 个收藏无法使用（{why}）</translation>
    </message>
    <message>
        <source>{name} is not complete: it ends after {lines} of {expected} favourites</source>
        <translation>{name} 不完整：应有 {expected} 个收藏，到第 {lines} 个就结束了</translation>
    </message>
    <message>
        <source>{what}.</source>
        <translation>{what}。</translation>
    </message>
    <message>
        <source>{first}; {second}.</source>
        <translation>{first}；{second}。</translation>
    </message>
    <message>
        <source>No model came with this copy of the program; name one with --model FILE, or put one into {folder}.</source>
        <translation>这份程序没有自带模型；请用 --model FILE 指定一个，或把模型放进 {folder}。</translation>
    </message>
    <message>
        <source>The model that this avatar was made with ({model}) is not installed; name it with --model FILE, or put it into {folder}.</source>
        <translation>没有安装生成这个头像的模型（{model}）；请用 --model FILE 指定它，或把它放进 {folder}。</translation>
    </message>
    <message>
        <source>The model {name} was not put aside for your favourites, because the models in {folder} take {size:.0f} GiB already; keep its file yourself.</source>
        <translation>没有为你的收藏另存模型 {name}，因为 {folder} 里的模型已占 {size:.0f} GiB；请自己保管它的文件。</translation>
    </message>
    <message>
        <source>The model file {path} has changed since it was opened; open it again.</source>
        <translation>模型文件 {path} 打开后被改动过；请重新打开。</translation>
    </message>
    <message>
        <source>{name} is not one of the models that were added here, so it stays where it is.</source>
        <translation>{name} 不是在这里添加的模型，所以留在原处。</translation>
    </message>
    <message>
        <source>The model {path} cannot be removed: {why}.</source>
        <translation>无法移除模型 {path}：{why}。</translation>
    </message>
    <message>
        <source>The model {name} cannot be brought back: {why}.</source>
        <translation>无法恢复模型 {name}：{why}。</translation>
    </message>
    <message>
        <source>There is no model file {name}.</source>
        <translation>没有模型文件 {name}。</translation>
    </message>
    <message>
        <source>There is no model file {name}; installed are {known}.</source>
        <translation>没有模型文件 {name}；已安装的有 {known}。</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}：{why}</translation>
    </message>
    <message>
        <source>{name} is too large to be a picture of this program.</source>
        <translation>{name} 太大，不会是本程序的图片。</translation>
    </message>
    <message>
        <source>{name} is not a PNG.</source>
        <translation>{name} 不是 PNG。</translation>
    </message>
    <message>
        <source>{name} is damaged: it ends too early.</source>
        <translation>{name} 已损坏：文件不完整。</translation>
    </message>
    <message>
        <source>The avatar inside {name} is too large to be one of this program.</source>
        <translation>{name} 里的头像太大，不可能是本程序的。</translation>
    </message>
    <message>
        <source>{name} is damaged: the avatar inside does not match its checksum.</source>
        <translation>{name} 已损坏：其中的头像与校验和不符。</translation>
    </message>
    <message>
        <source>{name} has too many parts to be a picture of this program.</source>
        <translation>{name} 的部分太多，不可能是本程序的图片。</translation>
    </message>
    <message>
        <source>The avatar inside {name} is damaged.</source>
        <translation>{name} 里的头像已损坏。</translation>
    </message>
    <message>
        <source>This is not a usable avatar: {why}.</source>
        <translation>这不是可用的头像：{why}。</translation>
    </message>
    <message>
        <source>The picture {path} cannot be saved: {why}.</source>
        <translation>无法保存图片 {path}：{why}。</translation>
    </message>
    <message>
        <source>The animation {path} cannot be saved: {why}.</source>
        <translation>无法保存动画 {path}：{why}。</translation>
    </message>
    <message>
        <source>The video cannot be made: {why}.</source>
        <translation>无法制作视频：{why}。</translation>
    </message>
    <message>
        <source>The favourites in {path} cannot be used: {why}.</source>
        <translation>无法使用 {path} 中的收藏：{why}。</translation>
    </message>
    <message>
        <source>The favourites in {path} cannot be opened: {why}.</source>
        <translation>无法打开 {path} 中的收藏：{why}。</translation>
    </message>
    <message>
        <source>The favourites in {path} cannot be read: {why}.</source>
        <translation>无法读取 {path} 中的收藏：{why}。</translation>
    </message>
    <message>
        <source>The favourites in {path} were written by a newer version of the program; update the program to open them.</source>
        <translation>{path} 中的收藏由更新版本的程序写入；请更新程序后再打开。</translation>
    </message>
    <message>
        <source>{count} of {all} favourites cannot be shown, because their entries are damaged; they stay in {path}.</source>
        <translation>{all} 个收藏中有 {count} 个因条目损坏而无法显示；它们仍保留在 {path}。</translation>
    </message>
    <message>
        <source>The favourites in {path} can be looked at and exported, but not changed, because their folder cannot be written.</source>
        <translation>{path} 中的收藏可以查看和导出，但不能更改，因为它的文件夹不可写。</translation>
    </message>
    <message>
        <source>The favourites in {path} can be looked at and exported, but not changed, because the disk is full.</source>
        <translation>{path} 中的收藏可以查看和导出，但不能更改，因为磁盘已满。</translation>
    </message>
    <message>
        <source>The favourites in {path} are damaged, and another window or program has them open; close it and start again, and what can be read will be recovered.</source>
        <translation>{path} 中的收藏已损坏，并且被另一个窗口或程序打开；请将其关闭后重新启动，能读取的内容将会恢复。</translation>
    </message>
    <message>
        <source>{name} does not end in .onnx, as model files do; give it such a name to add it.</source>
        <translation>{name} 不以模型文件的扩展名 .onnx 结尾；请先改成这样的名称再添加。</translation>
    </message>
    <message>
        <source>The favourites were damaged: {count} could be recovered, and the damaged file is kept as {name}.</source>
        <translation>收藏文件曾损坏：恢复了 {count} 张，损坏的文件保留为 {name}。</translation>
    </message>
    <message>
        <source>{count} of your favourites cannot be shown, because their entries are damaged; they stay in {path}.</source>
        <translation>有 {count} 张收藏因数据损坏无法显示；它们仍保留在 {path} 中。</translation>
    </message>
    <message>
        <source>The model {name} cannot be put aside for your favourites in {folder}: {why}.</source>
        <translation>无法在 {folder} 中为收藏另存模型 {name}：{why}。</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of the program; update the program to import it.</source>
        <translation>{name} 由更新版本的程序写入；请更新程序后再导入。</translation>
    </message>
    <message>
        <source>{name} is no collection of favourites of this program.</source>
        <translation>{name} 不是本程序的收藏集。</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: {why}.</source>
        <translation>无法写入文件 {path}：{why}。</translation>
    </message>
    <message>
        <source>The file {path} cannot be read: {why}.</source>
        <translation>无法读取文件 {path}：{why}。</translation>
    </message>
    <message>
        <source>The presets were damaged or from another version; the old file is {name}.</source>
        <translation>预设已损坏或来自其他版本；旧文件为 {name}。</translation>
    </message>
    <message>
        <source>There is room for {most} presets; remove one to keep another.</source>
        <translation>最多能存 {most} 个预设；请先移除一个。</translation>
    </message>
    <message>
        <source>The presets in {path} cannot be read: {why}.</source>
        <translation>无法读取 {path} 中的预设：{why}。</translation>
    </message>
    <message>
        <source>{name} does not end like an animation; the suffix must be one of {suffixes}.</source>
        <translation>{name} 的后缀不是动画的；后缀必须是 {suffixes} 之一。</translation>
    </message>
    <message>
        <source>The size of an animation must lie between {least} and {most} pixels, not at {size}.</source>
        <translation>动画的尺寸必须在 {least} 和 {most} 像素之间，不能是 {size}。</translation>
    </message>
    <message>
        <source>The size of an MP4 must be an even number of pixels, not {size}.</source>
        <translation>MP4 的尺寸必须是偶数像素，不能是 {size}。</translation>
    </message>
    <message>
        <source>The frame rate of this format must lie between 1 and {most:g} a second, not at {rate:g}.</source>
        <translation>这种格式的帧率必须在每秒 1 到 {most:g} 之间，不能是 {rate:g}。</translation>
    </message>
    <message>
        <source>The quality must lie between 1 and 100, not at {quality}.</source>
        <translation>质量必须在 1 和 100 之间，不能是 {quality}。</translation>
    </message>
    <message>
        <source>{count} frames of {size} pixels are too many for one animation; at this size it can have {most}.</source>
        <translation>一个动画放不下 {count} 帧 {size} 像素的画面；这个尺寸最多 {most} 帧。</translation>
    </message>
    <message>
        <source>Writing MP4 needs PyAV, which is not installed: pip install &apos;acgan-desktop[video]&apos;, or choose .webp, .gif or .png.</source>
        <translation>写 MP4 需要 PyAV，但没有安装：请运行 pip install &apos;acgan-desktop[video]&apos;，或选择 .webp、.gif 或 .png。</translation>
    </message>
    <message>
        <source>The presets in {path} are damaged and cannot be moved aside: {why}.</source>
        <translation>{path} 中的预设已损坏，且无法移到一旁：{why}。</translation>
    </message>
    <message>
        <source>The presets cannot be saved in {path}: {why}.</source>
        <translation>预设无法保存到 {path}：{why}。</translation>
    </message>
    <message>
        <source>The sliders in {path} cannot be read: {why}.</source>
        <translation>无法读取 {path} 中的滑块：{why}。</translation>
    </message>
    <message>
        <source>The sliders in {path} are damaged and cannot be moved aside: {why}.</source>
        <translation>{path} 中的滑块已损坏，且无法移到一旁：{why}。</translation>
    </message>
    <message>
        <source>Your sliders were damaged or from another version; the old file is {name}.</source>
        <translation>你的滑块已损坏或来自其他版本；旧文件为 {name}。</translation>
    </message>
    <message>
        <source>There is room for {most} named sliders; remove one to keep another.</source>
        <translation>最多能存 {most} 个命名滑块；请先移除一个。</translation>
    </message>
    <message>
        <source>The sliders cannot be saved in {path}: {why}.</source>
        <translation>滑块无法保存到 {path}：{why}。</translation>
    </message>
    <message>
        <source>The settings in {path} were damaged or from another version, so some are back at their defaults; the old file is kept as {name}.</source>
        <translation>{path} 中的设置已损坏或来自其他版本，部分已恢复默认；旧文件保留为 {name}。</translation>
    </message>
    <message>
        <source>The settings in {path} were damaged or from another version, so some are back at their defaults.</source>
        <translation>{path} 中的设置已损坏或来自其他版本，部分已恢复默认。</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read: {why}.</source>
        <translation>无法读取 {path} 中的设置：{why}。</translation>
    </message>
    <message>
        <source>The settings cannot be saved in {path}: {why}.</source>
        <translation>设置无法保存到 {path}：{why}。</translation>
    </message>
    <message>
        <source>The model cannot be copied to {path}: {why}.</source>
        <translation>无法将模型复制到 {path}：{why}。</translation>
    </message>
    <message>
        <source>The model file {path} cannot be read: {why}.</source>
        <translation>无法读取模型文件 {path}：{why}。</translation>
    </message>
    <message>
        <source>{name} is not a usable model: it {why}.</source>
        <translation>{name} 不是可用的模型：{why}。</translation>
    </message>
    <message>
        <source>{name} cannot be used: {why}</source>
        <translation>无法使用 {name}：{why}</translation>
    </message>
    <message>
        <source>ONNX Runtime cannot run {name}: {why}</source>
        <translation>ONNX Runtime 无法运行 {name}：{why}</translation>
    </message>
    <message>
        <source>These avatars are mixtures of too many faces: together they need {count}, and an avatar can hold {most}.</source>
        <translation>这些头像混合了太多张脸：一共需要 {count} 张，而一个头像最多容纳 {most} 张。</translation>
    </message>
    <message>
        <source>The map ends here, a thousand million faces from its middle.</source>
        <translation>地图到此为止，离中心已有十亿张脸。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}.</source>
        <translation>无法读取 {path}：{why}。</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统只读</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>读写出错</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源正忙</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{path} is too large to be {what}.</source>
        <translation>{path} 太大，不可能是{what}。</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is not text in UTF-8.</source>
        <translation>无法读取 {path}：它不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>{path} is not a file.</source>
        <translation>{path} 不是文件。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {why}.</source>
        <translation>无法创建文件夹 {folder}：{why}。</translation>
    </message>
    <message>
        <source>a review task</source>
        <translation>审核任务</translation>
    </message>
    <message>
        <source>a table of labels</source>
        <translation>标签表</translation>
    </message>
    <message>
        <source>Another command reports in {folder}; choose another folder.</source>
        <translation>另一个命令正在向 {folder} 报告进度；请换一个文件夹。</translation>
    </message>
    <message>
        <source>it is not JSON ({why})</source>
        <translation>它不是 JSON（{why}）</translation>
    </message>
    <message>
        <source>it holds more than {most:,} values</source>
        <translation>其中的值超过 {most:,} 个</translation>
    </message>
    <message>
        <source>an object in it has more than {most:,} keys</source>
        <translation>其中一个对象的键超过 {most:,} 个</translation>
    </message>
    <message>
        <source>{place}: {why}</source>
        <translation>{place}：{why}</translation>
    </message>
    <message>
        <source>Field required</source>
        <translation>缺少此项</translation>
    </message>
    <message>
        <source>Extra inputs are not permitted</source>
        <translation>不允许有这一项</translation>
    </message>
    <message>
        <source>Input should be a valid dictionary or instance of {class_name}</source>
        <translation>应为字典或 {class_name}</translation>
    </message>
    <message>
        <source>Input should be a valid dictionary</source>
        <translation>应为字典</translation>
    </message>
    <message>
        <source>Input should be a valid list</source>
        <translation>应为列表</translation>
    </message>
    <message>
        <source>Input should be a valid tuple</source>
        <translation>应为元组</translation>
    </message>
    <message>
        <source>Input should be a valid string</source>
        <translation>应为字符串</translation>
    </message>
    <message>
        <source>Input should be a valid bytes</source>
        <translation>应为字节串</translation>
    </message>
    <message>
        <source>Input should be a valid boolean</source>
        <translation>应为布尔值</translation>
    </message>
    <message>
        <source>Input should be a valid integer</source>
        <translation>应为整数</translation>
    </message>
    <message>
        <source>Input should be a valid integer, unable to parse string as an integer</source>
        <translation>应为整数，但这个字符串不是整数</translation>
    </message>
    <message>
        <source>Input should be a valid integer, got a number with a fractional part</source>
        <translation>应为整数，但这个数有小数部分</translation>
    </message>
    <message>
        <source>Input should be a valid number</source>
        <translation>应为数字</translation>
    </message>
    <message>
        <source>Input should be a valid number, unable to parse string as a number</source>
        <translation>应为数字，但这个字符串不是数字</translation>
    </message>
    <message>
        <source>Input should be a finite number</source>
        <translation>应为有限的数</translation>
    </message>
    <message>
        <source>Input should be greater than {gt}</source>
        <translation>应大于 {gt}</translation>
    </message>
    <message>
        <source>Input should be greater than or equal to {ge}</source>
        <translation>应大于或等于 {ge}</translation>
    </message>
    <message>
        <source>Input should be less than {lt}</source>
        <translation>应小于 {lt}</translation>
    </message>
    <message>
        <source>Input should be less than or equal to {le}</source>
        <translation>应小于或等于 {le}</translation>
    </message>
    <message>
        <source>String should have at least {min_length} character{expected_plural}</source>
        <translation>字符串应至少有 {min_length} 个字符</translation>
    </message>
    <message>
        <source>String should have at most {max_length} character{expected_plural}</source>
        <translation>字符串最多只能有 {max_length} 个字符</translation>
    </message>
    <message>
        <source>String should match pattern &apos;{pattern}&apos;</source>
        <translation>字符串应符合模式“{pattern}”</translation>
    </message>
    <message>
        <source>{field_type} should have at least {min_length} item{expected_plural} after validation, not {actual_length}</source>
        <translation>{field_type} 应至少有 {min_length} 项，而不是 {actual_length} 项</translation>
    </message>
    <message>
        <source>{field_type} should have at most {max_length} item{expected_plural} after validation, not {actual_length}</source>
        <translation>{field_type} 最多只能有 {max_length} 项，而不是 {actual_length} 项</translation>
    </message>
    <message>
        <source>Input should be {expected}</source>
        <translation>应为 {expected}</translation>
    </message>
    <message>
        <source>Input should be a valid datetime</source>
        <translation>应为日期和时间</translation>
    </message>
    <message>
        <source>Input should be a valid datetime, {error}</source>
        <translation>应为日期和时间（{error}）</translation>
    </message>
    <message>
        <source>Input should be a valid datetime or date, {error}</source>
        <translation>应为日期或日期和时间（{error}）</translation>
    </message>
    <message>
        <source>Input should have timezone info</source>
        <translation>应带有时区</translation>
    </message>
    <message>
        <source>Input tag &apos;{tag}&apos; found using {discriminator} does not match any of the expected tags: {expected_tags}</source>
        <translation>{discriminator} 处的标记“{tag}”不是这些之一：{expected_tags}</translation>
    </message>
    <message>
        <source>Unable to extract tag using discriminator {discriminator}</source>
        <translation>找不到 {discriminator} 处的标记</translation>
    </message>
    <message>
        <source>is not base64</source>
        <translation>不是 base64</translation>
    </message>
    <message>
        <source>must be base64 text</source>
        <translation>必须是 base64 文本</translation>
    </message>
    <message>
        <source>must hold a whole number of float32 values</source>
        <translation>必须由整数个 float32 值组成</translation>
    </message>
    <message>
        <source>holds a value that is not finite</source>
        <translation>含有不是有限数的值</translation>
    </message>
    <message>
        <source>mix: each row needs one weight per source</source>
        <translation>mix：每一行都要为每个来源给出一个权重</translation>
    </message>
    <message>
        <source>mix: each row must sum to 1</source>
        <translation>mix：每一行的和必须是 1</translation>
    </message>
    <message>
        <source>This avatar is too large to be one that the program wrote.</source>
        <translation>这个头像太大，不可能是本程序写的。</translation>
    </message>
    <message>
        <source>This avatar was made with another model than {name!r}; open that model to draw it.</source>
        <translation>这个头像不是用“{name}”生成的；要绘制它，请打开生成它的模型。</translation>
    </message>
    <message>
        <source>This avatar mixes {mixed} style layers, but the model has {there}.</source>
        <translation>这个头像混合了 {mixed} 个风格层，而模型有 {there} 个。</translation>
    </message>
    <message>
        <source>The direction {name!r} of this avatar has {numbers} numbers, but the model&apos;s styles have {there}.</source>
        <translation>这个头像的方向“{name}”有 {numbers} 个数，而模型的风格有 {there} 个。</translation>
    </message>
    <message>
        <source>The direction {name!r} of this avatar changes style layer {layer}, but the model has only {there}.</source>
        <translation>这个头像的方向“{name}”改变风格层 {layer}，而模型只有 {there} 层。</translation>
    </message>
    <message>
        <source>The directions or weights of this avatar are too large to be drawn.</source>
        <translation>这个头像的方向或权重太大，无法绘制。</translation>
    </message>
    <message>
        <source>This avatar has a latent of {numbers} numbers, but the model takes {there}.</source>
        <translation>这个头像的潜变量有 {numbers} 个数，而模型需要 {there} 个。</translation>
    </message>
    <message>
        <source>This avatar asks for {asked} classes, but the model has {there}.</source>
        <translation>这个头像要求 {asked} 个类别，而模型有 {there} 个。</translation>
    </message>
    <message>
        <source>The weights of {attribute} in this avatar must sum to 1, or to 0 for no wish; they sum to {total:.3g}.</source>
        <translation>这个头像中 {attribute} 的权重之和必须是 1，没有要求时必须是 0；现在是 {total:.3g}。</translation>
    </message>
    <message>
        <source>needs too much memory</source>
        <translation>需要的内存太多</translation>
    </message>
    <message>
        <source>is not a {formats} picture</source>
        <translation>不是 {formats} 图片</translation>
    </message>
    <message>
        <source>has too many pixels</source>
        <translation>像素太多</translation>
    </message>
    <message>
        <source>is damaged ({why})</source>
        <translation>已损坏（{why}）</translation>
    </message>
    <message>
        <source>is damaged (its header is not the first and only one)</source>
        <translation>已损坏（文件头不在开头，或不止一个）</translation>
    </message>
    <message>
        <source>is damaged (it needs a part that is not known)</source>
        <translation>已损坏（需要一个未知的部分）</translation>
    </message>
    <message>
        <source>is damaged (it has no header)</source>
        <translation>已损坏（没有文件头）</translation>
    </message>
    <message>
        <source>has too many parts</source>
        <translation>部分太多</translation>
    </message>
    <message>
        <source>has {width} x {height} pixels, which is too many</source>
        <translation>有 {width} x {height} 像素，太多了</translation>
    </message>
    <message>
        <source>has tiles that are too large</source>
        <translation>图块太大</translation>
    </message>
    <message>
        <source>{first} or {last}</source>
        <translation>{first} 或 {last}</translation>
    </message>
    <message>
        <source>classes: each once, and none is called &quot;{reserved}&quot;</source>
        <translation>classes：每个类别只能出现一次，且不能叫“{reserved}”</translation>
    </message>
    <message>
        <source>attributes: each once</source>
        <translation>attributes：每个属性只能出现一次</translation>
    </message>
    <message>
        <source>faces: a name is there twice</source>
        <translation>faces：有一个名称出现了两次</translation>
    </message>
    <message>
        <source>faces: each is either a row or a path</source>
        <translation>faces：每张脸要么是行号，要么是路径</translation>
    </message>
    <message>
        <source>images: rows need them</source>
        <translation>images：有行号就必须有它</translation>
    </message>
    <message>
        <source>{path} is not a review task: {why}.</source>
        <translation>{path} 不是审核任务：{why}。</translation>
    </message>
    <message>
        <source>{path} is not a table in UTF-8.</source>
        <translation>{path} 不是 UTF-8 表格。</translation>
    </message>
    <message>
        <source>{path} is not a CSV table: {why}.</source>
        <translation>{path} 不是 CSV 表格：{why}。</translation>
    </message>
    <message>
        <source>{path} is a table of something else; choose another file for these labels.</source>
        <translation>{path} 是别的内容的表格；请为这些标签选择另一个文件。</translation>
    </message>
    <message>
        <source>{path}, line {number}, has {count} cells, not {wanted}.</source>
        <translation>{path} 第 {number} 行有 {count} 个单元格，而不是 {wanted} 个。</translation>
    </message>
    <message>
        <source>{path}, line {number}: {value!r} is no class of {name}.</source>
        <translation>{path} 第 {number} 行：“{value}”不是 {name} 的类别。</translation>
    </message>
    <message>
        <source>{path} does not hold pictures.</source>
        <translation>{path} 里没有图片。</translation>
    </message>
    <message>
        <source>{name} is not a usable model: it is damaged.</source>
        <translation>{name} 不是可用的模型：文件已损坏。</translation>
    </message>
    <message>
        <source>{variable}={value} is not a number of MiB, at least 16.</source>
        <translation>{variable}={value} 不是不小于 16 的 MiB 数。</translation>
    </message>
    <message>
        <source>{variable}={value} is neither yes nor no; write 1 or 0.</source>
        <translation>{variable}={value} 既不是“是”也不是“否”；请写 1 或 0。</translation>
    </message>
    <message>
        <source>{name} {is_a}; an encoder is needed to find a picture&apos;s latents.</source>
        <translation>{name} {is_a}；寻找图片的潜在向量需要编码模型。</translation>
    </message>
    <message>
        <source>The encoder {encoder} was made for the model {made_for} ({number}), not for {generator} ({other}); train one for it with acgan-train encoder fit, or search without one.</source>
        <translation>编码模型 {encoder} 是为模型 {made_for}（{number}）制作的，不适用于 {generator}（{other}）；请用 acgan-train encoder fit 为它训练一个，或者不用编码模型来寻找。</translation>
    </message>
    <message>
        <source>{name} cannot be used: it makes {made} of {fed}.</source>
        <translation>{name} 无法使用：它由 {fed} 生成 {made}。</translation>
    </message>
    <message>
        <source>A process to try the model in cannot be started: {why}.</source>
        <translation>无法启动用来试用模型的进程：{why}。</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>{name} cannot be used: it needs too much memory.</source>
        <translation>{name} 无法使用：它需要的内存太多。</translation>
    </message>
    <message>
        <source>{name} cannot be used: to open it and to draw a few pictures takes longer than {seconds:.0f} seconds.</source>
        <translation>{name} 无法使用：打开它并绘制几张图片需要超过 {seconds:.0f} 秒。</translation>
    </message>
    <message>
        <source>{name} cannot be used: the process that tried to draw with it came to a sudden end ({status}).</source>
        <translation>{name} 无法使用：试着用它绘制的进程突然结束了（{status}）。</translation>
    </message>
    <message>
        <source>{name} cannot be used.</source>
        <translation>{name} 无法使用。</translation>
    </message>
    <message>
        <source>is a generator, which draws</source>
        <translation>是用来绘制的生成模型</translation>
    </message>
    <message>
        <source>is a tagger, which reads pictures</source>
        <translation>是识别图片的识别模型</translation>
    </message>
    <message>
        <source>is an upscaler, which enlarges pictures</source>
        <translation>是放大图片的放大模型</translation>
    </message>
    <message>
        <source>is an encoder, which finds a generator&apos;s latents of a picture</source>
        <translation>是寻找图片潜在向量的编码模型</translation>
    </message>
    <message>
        <source>The GPU failed: {why}</source>
        <translation>GPU 出错：{why}</translation>
    </message>
    <message>
        <source>The GPU failed in the middle of work, so the CPU goes on: {why}</source>
        <translation>GPU 在工作中出错，改由 CPU 继续：{why}</translation>
    </message>
    <message>
        <source>The GPU draws without half precision and graphs: {why}</source>
        <translation>GPU 绘制时没有使用半精度和图：{why}</translation>
    </message>
    <message>
        <source>classes: a class is named twice</source>
        <translation>classes：有一个类别出现了两次</translation>
    </message>
    <message>
        <source>shares: needs one share per class</source>
        <translation>shares：每个类别要有一个比例</translation>
    </message>
    <message>
        <source>shares: must sum to 1</source>
        <translation>shares：总和必须是 1</translation>
    </message>
    <message>
        <source>thresholds: needs one threshold per class</source>
        <translation>thresholds：每个类别要有一个阈值</translation>
    </message>
    <message>
        <source>default: must lie between min and max</source>
        <translation>default：必须在 min 和 max 之间</translation>
    </message>
    <message>
        <source>attributes: an attribute is named twice</source>
        <translation>attributes：有一个属性出现了两次</translation>
    </message>
    <message>
        <source>style_groups: must name each style layer once</source>
        <translation>style_groups：每个风格层必须恰好出现一次</translation>
    </message>
    <message>
        <source>attributes: none may be called {name}</source>
        <translation>attributes：不能叫 {name}</translation>
    </message>
    <message>
        <source>The model&apos;s manifest is too large to be one that the trainer wrote.</source>
        <translation>模型的说明清单太大，不可能是训练程序写的。</translation>
    </message>
    <message>
        <source>The model&apos;s manifest is not usable: {why}.</source>
        <translation>模型的说明清单无法使用：{why}。</translation>
    </message>
    <message>
        <source>holds functions or training steps, which no generator needs</source>
        <translation>含有生成模型不需要的函数或训练步骤</translation>
    </message>
    <message>
        <source>holds sparse or quantised weights, which no generator needs</source>
        <translation>含有生成模型不需要的稀疏或量化权重</translation>
    </message>
    <message>
        <source>needs operators from {domain!r}, which are not ONNX&apos;s own</source>
        <translation>需要来自“{domain}”的算子，而它们不属于 ONNX</translation>
    </message>
    <message>
        <source>was written for version {opset} of ONNX&apos;s operators; this program knows {oldest} to {newest}</source>
        <translation>为 ONNX 算子版本 {opset} 而写；本程序支持 {oldest} 到 {newest}</translation>
    </message>
    <message>
        <source>has {count} operators, which no generator has</source>
        <translation>有 {count} 个算子，没有哪个生成模型是这样</translation>
    </message>
    <message>
        <source>does not state the type and size of {name!r}</source>
        <translation>没有写明“{name}”的类型和大小</translation>
    </message>
    <message>
        <source>names the tensor {name!r} twice</source>
        <translation>张量“{name}”出现了两次</translation>
    </message>
    <message>
        <source>uses the tensor {name!r} before it is computed</source>
        <translation>在算出张量“{name}”之前就用到了它</translation>
    </message>
    <message>
        <source>would take absurdly much memory</source>
        <translation>需要的内存多得离谱</translation>
    </message>
    <message>
        <source>would take absurdly long to run</source>
        <translation>运行时间长得离谱</translation>
    </message>
    <message>
        <source>holds more beside its weights than any generator</source>
        <translation>权重以外的内容比任何生成模型都多</translation>
    </message>
    <message>
        <source>makes an output {name!r} that is not what its manifest says: {type} [batch, {size}]</source>
        <translation>算出的输出“{name}”与说明清单不符：{type} [batch, {size}]</translation>
    </message>
    <message>
        <source>does not draw its pixels from {seam!r} alone</source>
        <translation>像素不是只由“{seam}”画出来的</translation>
    </message>
    <message>
        <source>states another type or size for {name!r} than its manifest: {type} [batch, {size}]</source>
        <translation>“{name}”的类型或大小与说明清单不同：{type} [batch, {size}]</translation>
    </message>
    <message>
        <source>has a fixed batch at {name!r}; it must be dynamic</source>
        <translation>“{name}”的批大小是固定的，必须是动态的</translation>
    </message>
    <message>
        <source>has an operator {operator} that {fault}</source>
        <translation>含有不能用的算子 {operator}（{fault}）</translation>
    </message>
    <message>
        <source>has an operator {operator} with graphs inside it</source>
        <translation>含有内部带图的算子 {operator}</translation>
    </message>
    <message>
        <source>has an operator {operator} with an absurdly long list</source>
        <translation>算子 {operator} 带有长得离谱的列表</translation>
    </message>
    <message>
        <source>uses the operator {operator}, which no generator needs</source>
        <translation>用到了生成模型不需要的算子 {operator}</translation>
    </message>
    <message>
        <source>is nested too deeply</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>has far more parts than any generator</source>
        <translation>部分比任何生成模型都多得多</translation>
    </message>
    <message>
        <source>computes sizes that no generator needs</source>
        <translation>计算了生成模型不需要的大小</translation>
    </message>
    <message>
        <source>divides a size that depends on its inputs</source>
        <translation>对取决于输入的大小做了除法</translation>
    </message>
    <message>
        <source>divides by a size that depends on its inputs</source>
        <translation>除以了取决于输入的大小</translation>
    </message>
    <message>
        <source>compares sizes that depend on its inputs</source>
        <translation>比较了取决于输入的大小</translation>
    </message>
    <message>
        <source>makes a size of its inputs where it must be fixed</source>
        <translation>本应固定的大小取决于输入</translation>
    </message>
    <message>
        <source>lets {what} depend on the values of its inputs</source>
        <translation>让 {what} 取决于输入的值</translation>
    </message>
    <message>
        <source>lets {what} depend on the sizes of its inputs</source>
        <translation>让 {what} 取决于输入的大小</translation>
    </message>
    <message>
        <source>computes with absurdly large numbers</source>
        <translation>用到了大得离谱的数</translation>
    </message>
    <message>
        <source>uses the element type {code}, which generators do not need</source>
        <translation>用到了生成模型不需要的元素类型 {code}</translation>
    </message>
    <message>
        <source>computes a tensor of the absurd size {size}</source>
        <translation>算出的张量大小离谱：{size}</translation>
    </message>
    <message>
        <source>computes a tensor that outgrows its batch: {size}</source>
        <translation>算出的张量比批增长得还快：{size}</translation>
    </message>
    <message>
        <source>keeps weights in another file; it must be one self-contained file</source>
        <translation>把权重放在另一个文件里；必须是一个完整的文件</translation>
    </message>
    <message>
        <source>keeps a tensor in segments</source>
        <translation>把一个张量分段存放</translation>
    </message>
    <message>
        <source>holds a tensor of size {size} with other data than that</source>
        <translation>含有大小为 {size} 而数据与之不符的张量</translation>
    </message>
    <message>
        <source>has more than one manifest</source>
        <translation>有不止一份说明清单</translation>
    </message>
    <message>
        <source>has the inputs {names} instead of {wanted}</source>
        <translation>输入是 {names}，而不是 {wanted}</translation>
    </message>
    <message>
        <source>has the outputs {names} instead of {wanted}</source>
        <translation>输出是 {names}，而不是 {wanted}</translation>
    </message>
    <message>
        <source>makes an output without elements</source>
        <translation>输出没有元素</translation>
    </message>
    <message>
        <source>has more outputs than it should</source>
        <translation>输出太多</translation>
    </message>
    <message>
        <source>lacks an input</source>
        <translation>缺少输入</translation>
    </message>
    <message>
        <source>has no usable {name!r}</source>
        <translation>没有可用的 {name}</translation>
    </message>
    <message>
        <source>names an axis that does not exist</source>
        <translation>用到了不存在的轴</translation>
    </message>
    <message>
        <source>enlarges a size that it does not know by a fraction</source>
        <translation>把未知的大小按分数放大</translation>
    </message>
    <message>
        <source>multiplies what does not fit</source>
        <translation>相乘的部分不匹配</translation>
    </message>
    <message>
        <source>has weights that do not fit</source>
        <translation>权重不匹配</translation>
    </message>
    <message>
        <source>fixes its output size</source>
        <translation>固定了输出大小</translation>
    </message>
    <message>
        <source>has a window that does not fit</source>
        <translation>窗口不匹配</translation>
    </message>
    <message>
        <source>has no plane to pool</source>
        <translation>没有可池化的平面</translation>
    </message>
    <message>
        <source>is not in the form that generators use</source>
        <translation>不是生成模型使用的形式</translation>
    </message>
    <message>
        <source>has groups that do not fit</source>
        <translation>分组不匹配</translation>
    </message>
    <message>
        <source>has numbers that do not fit its channels</source>
        <translation>数值与通道不匹配</translation>
    </message>
    <message>
        <source>works on a part of its input</source>
        <translation>只处理输入的一部分</translation>
    </message>
    <message>
        <source>keeps the aspect ratio</source>
        <translation>保持宽高比</translation>
    </message>
    <message>
        <source>has a size that does not fit</source>
        <translation>大小不匹配</translation>
    </message>
    <message>
        <source>has blocks that do not fit</source>
        <translation>块不匹配</translation>
    </message>
    <message>
        <source>makes its weights of its batch</source>
        <translation>用批来算权重</translation>
    </message>
    <message>
        <source>has a bias that does not fit</source>
        <translation>偏置不匹配</translation>
    </message>
    <message>
        <source>chooses its own border</source>
        <translation>自行选择边框</translation>
    </message>
    <message>
        <source>has lists of different lengths</source>
        <translation>列表长度不一致</translation>
    </message>
    <message>
        <source>has absurd strides, dilations or borders</source>
        <translation>步长、扩张或边框大得离谱</translation>
    </message>
    <message>
        <source>has an absurd window</source>
        <translation>窗口大得离谱</translation>
    </message>
    <message>
        <source>makes an output of the absurd size {size}</source>
        <translation>输出的大小离谱：{size}</translation>
    </message>
    <message>
        <source>adds what does not fit</source>
        <translation>相加的部分不匹配</translation>
    </message>
    <message>
        <source>has numbers that do not fit its input</source>
        <translation>数值与输入不匹配</translation>
    </message>
    <message>
        <source>enlarges by a factor that is not known beforehand</source>
        <translation>放大倍数无法预先知道</translation>
    </message>
    <message>
        <source>enlarges by an absurd factor</source>
        <translation>放大倍数离谱</translation>
    </message>
    <message>
        <source>holds no numbers</source>
        <translation>里面没有数</translation>
    </message>
    <message>
        <source>divides whole numbers that it computes</source>
        <translation>对算出的整数做除法</translation>
    </message>
    <message>
        <source>divides whole numbers that depend on the batch</source>
        <translation>对取决于批的整数做除法</translation>
    </message>
    <message>
        <source>may divide by 0</source>
        <translation>可能除以 0</translation>
    </message>
    <message>
        <source>divides negative numbers</source>
        <translation>对负数做除法</translation>
    </message>
    <message>
        <source>repeats more than one number</source>
        <translation>重复了不止一个数</translation>
    </message>
    <message>
        <source>joins what does not fit</source>
        <translation>连接的部分不匹配</translation>
    </message>
    <message>
        <source>names an axis twice</source>
        <translation>同一个轴用了两次</translation>
    </message>
    <message>
        <source>cuts into pieces that do not fit</source>
        <translation>切成的块不匹配</translation>
    </message>
    <message>
        <source>takes a part that depends on the batch</source>
        <translation>取出的部分取决于批</translation>
    </message>
    <message>
        <source>chooses by numbers that are not known beforehand</source>
        <translation>按无法预先知道的数来选取</translation>
    </message>
    <message>
        <source>chooses what does not exist</source>
        <translation>选取了不存在的内容</translation>
    </message>
    <message>
        <source>has a border that does not fit</source>
        <translation>边框不匹配</translation>
    </message>
    <message>
        <source>has an unknown &apos;mode&apos;</source>
        <translation>“mode”未知</translation>
    </message>
    <message>
        <source>has no usable shape</source>
        <translation>没有可用的形状</translation>
    </message>
    <message>
        <source>does not fit its input</source>
        <translation>与输入不匹配</translation>
    </message>
    <message>
        <source>makes a shape that may be 0</source>
        <translation>形状可能是 0</translation>
    </message>
    <message>
        <source>leaves out what may be 1</source>
        <translation>略去的维度未必是 1</translation>
    </message>
    <message>
        <source>makes steps of 0</source>
        <translation>步长为 0</translation>
    </message>
    <message>
        <source>copies a dimension that does not exist</source>
        <translation>复制了不存在的维度</translation>
    </message>
    <message>
        <source>a size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>a shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>axes</source>
        <translation>轴</translation>
    </message>
    <message>
        <source>sizes</source>
        <translation>各个大小</translation>
    </message>
    <message>
        <source>a part</source>
        <translation>取出的部分</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>a border</source>
        <translation>边框</translation>
    </message>
    <message>
        <source>The truncation must lie between 0 and 1, not at {truncation}.</source>
        <translation>截断值必须在 0 和 1 之间，不能是 {truncation}。</translation>
    </message>
    <message>
        <source>The model {model!r} has no attribute {name!r}; it has {known}.</source>
        <translation>模型“{model}”没有属性“{name}”；它有：{known}。</translation>
    </message>
    <message>
        <source>The model {model!r} knows no {attribute} {name!r}; it knows {known}.</source>
        <translation>模型“{model}”的 {attribute} 没有“{name}”；它有：{known}。</translation>
    </message>
    <message>
        <source>The weights of {name} must be numbers that are not negative.</source>
        <translation>{name} 的权重必须是不小于 0 的数。</translation>
    </message>
    <message>
        <source>The weights of {name} must not all be 0.</source>
        <translation>{name} 的权重不能全是 0。</translation>
    </message>
    <message>
        <source>The tagger does not read all that is wished of {name!r}.</source>
        <translation>识别模型认不出“{name}”的全部要求。</translation>
    </message>
    <message>
        <source>The tagger {tagger!r} cannot check faces of the model {name!r}: it does not know all that can be wished.</source>
        <translation>识别模型“{tagger}”无法检查模型“{name}”的脸：它不认识所有可选的特征。</translation>
    </message>
    <message>
        <source>The seed must be a whole number from 0 to 2^64 - 1, not {value}.</source>
        <translation>种子必须是 0 到 2^64 - 1 的整数，不能是 {value}。</translation>
    </message>
    <message>
        <source>The index must be a whole number from 0 to 2^64 - 1, not {value}.</source>
        <translation>序号必须是 0 到 2^64 - 1 的整数，不能是 {value}。</translation>
    </message>
    <message>
        <source>A blend needs {least} to {most} avatars, not {count}.</source>
        <translation>融合需要 {least} 到 {most} 个头像，而不是 {count} 个。</translation>
    </message>
    <message>
        <source>All avatars of a blend must come from one model, and number {number} was made with another than {name!r}.</source>
        <translation>融合的所有头像必须来自同一个模型，而第 {number} 个不是用“{name}”生成的。</translation>
    </message>
    <message>
        <source>An animation needs at least 2 frames, not {count}.</source>
        <translation>动画至少需要 2 帧，而不是 {count} 帧。</translation>
    </message>
    <message>
        <source>The model {name!r} has {count} style groups: too many to show every choice of them.</source>
        <translation>模型“{name}”有 {count} 个风格组：太多了，无法显示所有的选法。</translation>
    </message>
    <message>
        <source>The model {model!r} has no {kind} {name!r}; it has {known}.</source>
        <translation>模型“{model}”没有{kind}“{name}”；它有：{known}。</translation>
    </message>
    <message>
        <source>A direction from {towards} to {away_from} leads nowhere.</source>
        <translation>从 {away_from} 到 {towards} 的方向哪儿也不通。</translation>
    </message>
    <message>
        <source>An avatar cannot carry more than {most} directions.</source>
        <translation>一个头像最多带 {most} 个方向。</translation>
    </message>
    <message>
        <source>A map lies around at most {most} avatars, not {count}.</source>
        <translation>地图最多围绕 {most} 个头像，而不是 {count} 个。</translation>
    </message>
    <message>
        <source>The level must lie between {least} and {most}, not at {level}.</source>
        <translation>级别必须在 {least} 和 {most} 之间，不能是 {level}。</translation>
    </message>
    <message>
        <source>The distance must lie above 0 and at most at 1, not at {distance}.</source>
        <translation>距离必须大于 0 且不超过 1，不能是 {distance}。</translation>
    </message>
    <message>
        <source>style group</source>
        <translation>风格组</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>The model {model!r} knows nothing that changes an expression.</source>
        <translation>模型“{model}”没有能改变表情的属性。</translation>
    </message>
    <message>
        <source>The loop of a talking face has {least} to {most} frames, not {frames}.</source>
        <translation>说话的脸的循环动画应有 {least} 到 {most} 帧，不能是 {frames} 帧。</translation>
    </message>
    <message>
        <source>The model {model!r} cannot open a mouth, so no face can talk.</source>
        <translation>模型“{model}”不能张嘴，所以脸无法说话。</translation>
    </message>
    <message>
        <source>This share code was made by a newer version of the program.</source>
        <translation>这个分享码是由更新版本的程序生成的。</translation>
    </message>
    <message>
        <source>This share code is too long to be one that the program wrote.</source>
        <translation>这个分享码太长，不可能是本程序生成的。</translation>
    </message>
    <message>
        <source>This is no share code; one begins with {prefix}</source>
        <translation>这不是分享码；分享码以 {prefix} 开头</translation>
    </message>
    <message>
        <source>This share code is damaged or not whole; copy all of it again.</source>
        <translation>这个分享码已损坏或不完整；请重新完整复制。</translation>
    </message>
    <message>
        <source>This share code holds no usable avatar: {why}</source>
        <translation>这个分享码里没有可用的头像：{why}</translation>
    </message>
    <message>
        <source>This share code needs the model {model}, which is not installed here.</source>
        <translation>这个分享码需要模型 {model}，而这里没有安装它。</translation>
    </message>
    <message>
        <source>This share code needs the model that it names, which is not installed here.</source>
        <translation>这个分享码需要它所指的模型，而这里没有安装它。</translation>
    </message>
    <message>
        <source>a value has the wrong type</source>
        <translation>有一个值的类型不对</translation>
    </message>
    <message>
        <source>the time has no zone</source>
        <translation>时间没有时区</translation>
    </message>
    <message>
        <source>the thumbnail has no sane size</source>
        <translation>缩略图的大小不合理</translation>
    </message>
    <message>
        <source>the thumbnail is no PNG</source>
        <translation>缩略图不是 PNG</translation>
    </message>
    <message>
        <source>the thumbnail is too large</source>
        <translation>缩略图太大</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>another program is holding the file</source>
        <translation>文件正被其他程序占用</translation>
    </message>
    <message>
        <source>the file or its folder cannot be written</source>
        <translation>文件或其文件夹不可写</translation>
    </message>
    <message>
        <source>the file cannot be opened; is its folder writable?</source>
        <translation>文件无法打开；它的文件夹可写吗？</translation>
    </message>
    <message>
        <source>the file is damaged; restart the program, and it will recover what it can</source>
        <translation>文件已损坏；请重新启动程序，它会尽量恢复</translation>
    </message>
    <message>
        <source>No face can be looked for in {name}: it {why}.</source>
        <translation>无法在 {name} 中寻找脸：{why}。</translation>
    </message>
    <message>
        <source>{name} {is_a}; drawing needs a generator.</source>
        <translation>{name} {is_a}；绘制需要生成模型。</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{name} has no avatar inside, and none of the faces that you kept or saw looks like it.</source>
        <translation>{name} 里没有头像，你收藏过或看过的脸里也没有与它相同的。</translation>
    </message>
    <message>
        <source>{name} is an avatar without a picture, and its model is not open; open its model first.</source>
        <translation>{name} 只有头像数据而没有图片，它的模型也没有打开；请先打开那个模型。</translation>
    </message>
    <message>
        <source>{name} was drawn by another model than the first; open it by itself.</source>
        <translation>{name} 与第一张不是同一个模型绘制的；请单独打开它。</translation>
    </message>
    <message>
        <source>Only the first {most} of {count} faces were taken.</source>
        <translation>共 {count} 张脸，只接收了前 {most} 张。</translation>
    </message>
    <message>
        <source>{name} was not opened: one model draws at a time.</source>
        <translation>{name} 没有打开：一次只能用一个模型绘制。</translation>
    </message>
    <message>
        <source>{count} of {all} files could not be taken.</source>
        <translation>{all} 个文件中有 {count} 个无法接收。</translation>
    </message>
    <message>
        <source>What was pasted</source>
        <translation>粘贴的内容</translation>
    </message>
    <message>
        <source>A {kind} animation has no soft transparent edges; choose .webp or .png.</source>
        <translation>{kind} 动画不能有柔和的透明边缘；请选择 .webp 或 .png。</translation>
    </message>
    <message>
        <source>The ground of this picture is not plain, so the face cannot be cut out; keep the background, or draw a face on plain ground.</source>
        <translation>这张图片的背景不是纯色，无法把脸抠出来；请保留背景，或绘制一张纯色背景的脸。</translation>
    </message>
    <message>
        <source>The ground of {frames} is not plain, so the face cannot be cut out; keep the background, or choose faces on plain ground.</source>
        <translation>{frames}的背景不是纯色，无法把脸抠出来；请保留背景，或选择纯色背景的脸。</translation>
    </message>
    <message>
        <source>frame {number}</source>
        <translation>第 {number} 帧</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} 帧</translation>
    </message>
    <message>
        <source>This picture cannot be made smaller than {smallest:.0f} kB, and {purpose} takes {most:.0f} kB; choose another kind of file.</source>
        <translation>这张图片无法小于 {smallest:.0f} kB，而“{purpose}”只接受 {most:.0f} kB；请选择其他文件类型。</translation>
    </message>
    <message>
        <source>{purpose} takes {kinds}, not {kind}.</source>
        <translation>“{purpose}”接受 {kinds}，不接受 {kind}。</translation>
    </message>
    <message>
        <source>The {what} must lie between {least:g} and {most:g}, not at {value:g}.</source>
        <translation>{what}必须在 {least:g} 和 {most:g} 之间，不能是 {value:g}。</translation>
    </message>
    <message>
        <source>The background {name} {why}.</source>
        <translation>背景 {name} {why}。</translation>
    </message>
    <message>
        <source>The background {kind!r} needs {count} colours of three levels from 0 to 255.</source>
        <translation>背景“{kind}”需要 {count} 种颜色，每种有三个 0 到 255 的值。</translation>
    </message>
    <message>
        <source>A background that is a picture needs its file, and no other does.</source>
        <translation>图片背景需要它的文件，其他背景都不需要。</translation>
    </message>
    <message>
        <source>The angle of a gradient must be a number of degrees.</source>
        <translation>渐变的角度必须是度数。</translation>
    </message>
    <message>
        <source>A gradient has two colours, not {count}.</source>
        <translation>渐变有两种颜色，不能是 {count} 种。</translation>
    </message>
    <message>
        <source>{text!r} is no colour; write one such as #ff8800, or a name: {names}.</source>
        <translation>“{text}”不是颜色；请写成 #ff8800 这样，或用名称：{names}。</translation>
    </message>
    <message>
        <source>The background {text!r} is neither keep, transparent, a colour such as pink or #ff8800, two colours such as pink,blue, nor a picture&apos;s file.</source>
        <translation>背景“{text}”既不是 keep、transparent、pink 或 #ff8800 这样的颜色、pink,blue 这样的两种颜色，也不是图片文件。</translation>
    </message>
    <message>
        <source>As drawn</source>
        <translation>按原样</translation>
    </message>
    <message>
        <source>Discord avatar</source>
        <translation>Discord 头像</translation>
    </message>
    <message>
        <source>Discord emoji</source>
        <translation>Discord 表情符号</translation>
    </message>
    <message>
        <source>Discord sticker</source>
        <translation>Discord 贴纸</translation>
    </message>
    <message>
        <source>X avatar</source>
        <translation>X 头像</translation>
    </message>
    <message>
        <source>Steam avatar</source>
        <translation>Steam 头像</translation>
    </message>
    <message>
        <source>YouTube avatar</source>
        <translation>YouTube 头像</translation>
    </message>
    <message>
        <source>Favicon or icon</source>
        <translation>网站图标或图标</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自定尺寸</translation>
    </message>
    <message>
        <source>size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>crop&apos;s x</source>
        <translation>裁剪的 x</translation>
    </message>
    <message>
        <source>crop&apos;s y</source>
        <translation>裁剪的 y</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>旋转角度</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>边距</translation>
    </message>
    <message>
        <source>number of columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>number of rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>resolution in dpi</source>
        <translation>分辨率（dpi）</translation>
    </message>
    <message>
        <source>width of the page in mm</source>
        <translation>页面宽度（毫米）</translation>
    </message>
    <message>
        <source>height of the page in mm</source>
        <translation>页面高度（毫米）</translation>
    </message>
    <message>
        <source>margin in mm</source>
        <translation>边距（毫米）</translation>
    </message>
    <message>
        <source>gap in mm</source>
        <translation>间距（毫米）</translation>
    </message>
    <message>
        <source>border in mm</source>
        <translation>边框（毫米）</translation>
    </message>
    <message>
        <source>This page would have more than {most} pixels on a side; lower the dpi.</source>
        <translation>这一页的边长会超过 {most} 像素；请降低 dpi。</translation>
    </message>
    <message>
        <source>So many faces do not fit on this page; take fewer rows or columns.</source>
        <translation>这一页放不下这么多张脸；请减少行数或列数。</translation>
    </message>
    <message>
        <source>A sheet needs at least one face.</source>
        <translation>排版至少需要一张脸。</translation>
    </message>
    <message>
        <source>None of these faces is on plain ground, so none can become a sticker; make a contact sheet, or choose other faces.</source>
        <translation>这些脸都不在纯色背景上，无法做成贴纸；请改做缩略图页，或选择其他脸。</translation>
    </message>
    <message>
        <source>A sheet has at most {most} pages, so {faces} such faces.</source>
        <translation>排版最多 {most} 页，也就是 {faces} 张这样的脸。</translation>
    </message>
    <message>
        <source>A pattern for names has 1 to {most} characters.</source>
        <translation>名称模板应有 1 到 {most} 个字符。</translation>
    </message>
    <message>
        <source>The pattern names {{{name}}}, which is not known; it can name {fields}.</source>
        <translation>模板中的 {{{name}}} 不是已知的名称；可以使用 {fields}。</translation>
    </message>
    <message>
        <source>The pattern has a brace by itself; it can name {fields}.</source>
        <translation>模板中有单独的花括号；可以使用 {fields}。</translation>
    </message>
    <message>
        <source>directions: all of a slider must be called alike</source>
        <translation>directions：一个滑块的所有方向必须同名</translation>
    </message>
    <message>
        <source>This copy of the program does not carry its trainer; install it with pip install &apos;acgan-desktop[train]&apos; and point to that environment.</source>
        <translation>这份程序没有自带训练器；请用 pip install &apos;acgan-desktop[train]&apos; 安装，然后指定那个环境。</translation>
    </message>
    <message>
        <source>Neither uv nor a Python from 3.11 to 3.13 was found to make an environment with; install one of them, or point to an environment of yours.</source>
        <translation>没有找到 uv，也没有找到 3.11 至 3.13 的 Python，无法创建环境；请安装其中之一，或指定你自己的环境。</translation>
    </message>
    <message>
        <source>{folder} has {free} left, but training needs {needed}; make room, or set the variable ACGAN_HOME to a folder on a larger disk.</source>
        <translation>{folder} 只剩 {free}，而训练需要 {needed}；请腾出空间，或把变量 ACGAN_HOME 设为更大磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>The packages could not be downloaded: there is no connection to {host}. Check the network, or the proxy settings of this machine, and try again.</source>
        <translation>无法下载软件包：连接不上 {host}。请检查网络或本机的代理设置，然后重试。</translation>
    </message>
    <message>
        <source>The proxy refused the download; set HTTPS_PROXY to one that lets it through, with name and password if it asks for them.</source>
        <translation>代理拒绝了下载；请把 HTTPS_PROXY 设为允许下载的代理，必要时带上用户名和密码。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted here, as happens behind some company networks; set SSL_CERT_FILE to the network&apos;s own certificate.</source>
        <translation>服务器的证书在此不受信任，公司网络中常有这种情况；请把 SSL_CERT_FILE 设为该网络自己的证书。</translation>
    </message>
    <message>
        <source>The disk became full while packages were installed; nothing was left behind.</source>
        <translation>安装软件包时磁盘已满；没有留下任何残余。</translation>
    </message>
    <message>
        <source>No fitting packages were found for this machine: {why}</source>
        <translation>没有找到适合本机的软件包：{why}</translation>
    </message>
    <message>
        <source>The packages could not be installed: {why}</source>
        <translation>无法安装软件包：{why}</translation>
    </message>
    <message>
        <source>{program} cannot be started: {why}.</source>
        <translation>无法启动 {program}：{why}。</translation>
    </message>
    <message>
        <source>The environment was made, but a training step in it failed: {why}</source>
        <translation>环境已创建，但其中的一步试训练失败了：{why}</translation>
    </message>
    <message>
        <source>{path} holds no Python environment with the trainer in it; choose a folder that has bin/python (on Windows: Scripts\python.exe) and acgan-desktop[train].</source>
        <translation>{path} 中没有带训练器的 Python 环境；请选择含有 bin/python（Windows 上为 Scripts\python.exe）和 acgan-desktop[train] 的文件夹。</translation>
    </message>
    <message>
        <source>The environment has trainer {theirs}, the program is {ours}; repair it.</source>
        <translation>环境中的训练器是 {theirs}，程序是 {ours}；请修复环境。</translation>
    </message>
    <message>
        <source>The environment lacks {packages}; repair it.</source>
        <translation>环境缺少 {packages}；请修复。</translation>
    </message>
    <message>
        <source>{path} cannot be removed: {why}.</source>
        <translation>无法删除 {path}：{why}。</translation>
    </message>
    <message>
        <source>The installation was cancelled; nothing was left behind.</source>
        <translation>安装已取消；没有留下任何残余。</translation>
    </message>
    <message>
        <source>There is no NVIDIA card in this machine, so the processor trains.</source>
        <translation>本机没有 NVIDIA 显卡，因此用处理器训练。</translation>
    </message>
    <message>
        <source>There is an NVIDIA card, but its driver is not installed; with it training is many times as fast.</source>
        <translation>有 NVIDIA 显卡，但没有安装驱动；装上后训练会快很多倍。</translation>
    </message>
    <message>
        <source>The card&apos;s driver {version} is too old for PyTorch, which needs {needed} or newer; update it, and repair the environment.</source>
        <translation>显卡驱动 {version} 对 PyTorch 来说太旧，需要 {needed} 或更新；请更新驱动，再修复环境。</translation>
    </message>
    <message>
        <source>{card}, driver {version}</source>
        <translation>{card}，驱动 {version}</translation>
    </message>
    <message>
        <source>This machine has an NVIDIA card, but the environment has PyTorch for processors only; repair it to use the card.</source>
        <translation>本机有 NVIDIA 显卡，但环境里的 PyTorch 只支持处理器；修复后即可使用显卡。</translation>
    </message>
    <message>
        <source>The training in {folder} cannot be read: {why}.</source>
        <translation>无法读取 {folder} 中的训练：{why}。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}.</source>
        <translation>无法写入 {path}：{why}。</translation>
    </message>
    <message>
        <source>The prepared pictures of this training, {path}, are not there any more; prepare them again.</source>
        <translation>这次训练准备好的图片 {path} 已不存在；请重新准备。</translation>
    </message>
    <message>
        <source>{path} is not there any more; bring it back, or take it off the list.</source>
        <translation>{path} 已不存在；请放回原处，或从列表中去掉。</translation>
    </message>
    <message>
        <source>{path} is not the folder of a training: it has no recipe.toml.</source>
        <translation>{path} 不是训练文件夹：其中没有 recipe.toml。</translation>
    </message>
    <message>
        <source>The memory was not enough. Go on with {faces} faces at once; what is learned stays the same.</source>
        <translation>内存不够。请改为每次 {faces} 张继续；学到的内容不变。</translation>
    </message>
    <message>
        <source>The memory was not enough, even for one face at a time.</source>
        <translation>内存不够，即使每次一张也不行。</translation>
    </message>
    <message>
        <source>The disk is full. Make room and go on; nothing that was saved is lost.</source>
        <translation>磁盘已满。腾出空间后继续；已保存的内容没有丢失。</translation>
    </message>
    <message>
        <source>It was ended from outside, perhaps by the system for want of memory, or with the machine. Go on from the last saved moment.</source>
        <translation>训练被外部终止，可能是系统因内存不足，或机器关闭。请从上次保存处继续。</translation>
    </message>
    <message>
        <source>The numbers ran away. Begin again with slower learning; the last good moment is kept.</source>
        <translation>数值发散了。请用更慢的学习重新开始；最后的良好时刻已保留。</translation>
    </message>
    <message>
        <source>PyTorch cannot use the graphics card: {why}</source>
        <translation>PyTorch 无法使用显卡：{why}</translation>
    </message>
    <message>
        <source>The trainer says: {why}</source>
        <translation>训练器报告：{why}</translation>
    </message>
    <message>
        <source>It has only begun: nothing can be said yet.</source>
        <translation>刚刚开始：还看不出什么。</translation>
    </message>
    <message>
        <source>It is learning: the faces still change from one sheet to the next.</source>
        <translation>正在学习：每次的样张仍有变化。</translation>
    </message>
    <message>
        <source>It is learning: measured, the faces come nearer to yours.</source>
        <translation>正在学习：测量显示，画出的脸越来越接近你的图片。</translation>
    </message>
    <message>
        <source>It is standing still: the faces hardly change any more. Stop and keep the model, or go on with slower learning for finer details.</source>
        <translation>停滞了：画出的脸几乎不再变化。可以停止并保留模型，或用更慢的学习继续，以求细节。</translation>
    </message>
    <message>
        <source>It was better before: measured, the faces move away from yours. Keep the best moment, or go on with slower learning.</source>
        <translation>之前更好：测量显示，画出的脸在偏离你的图片。请保留最佳时刻，或用更慢的学习继续。</translation>
    </message>
    <message>
        <source>It is collapsing: the faces of one wish become alike. Keep an earlier moment, and begin again with slower learning or more pictures.</source>
        <translation>正在坍缩：同一条件的脸变得雷同。请保留较早的时刻，用更慢的学习或更多图片重新开始。</translation>
    </message>
    <message>
        <source>The judge knows your pictures by heart: more of the same teaches little. More pictures help most.</source>
        <translation>判别网络已把你的图片背下来：再训练也学不到多少。增加图片最有帮助。</translation>
    </message>
    <message>
        <source>The judge is winning: it tells every drawn face, and little is learned from it. Slower learning of the judge helps.</source>
        <translation>判别网络占了上风：它能认出每张画出的脸，学不到多少东西。放慢判别网络的学习会有帮助。</translation>
    </message>
    <message>
        <source>The judge is losing: it takes drawn faces for real ones. This mostly passes; if it lasts, begin again.</source>
        <translation>判别网络落了下风：它把画出的脸当成真的。通常会过去；若持续不变，请重新开始。</translation>
    </message>
    <message>
        <source>Waiting for power: the machine runs on its battery.</source>
        <translation>等待电源：机器正在用电池。</translation>
    </message>
    <message>
        <source>A blend holds at most {most} faces: remove one to make room.</source>
        <translation>一个融合最多 {most} 张脸：请先移除一张。</translation>
    </message>
    <message>
        <source>All faces of a blend must come from the same model.</source>
        <translation>融合的所有脸必须来自同一个模型。</translation>
    </message>
    <message>
        <source>This blend is too large to be one that the program wrote.</source>
        <translation>这个融合太大，不可能是本程序写的。</translation>
    </message>
    <message>
        <source>This is not a usable blend: {why}.</source>
        <translation>这不是可用的融合：{why}。</translation>
    </message>
    <message>
        <source>The picture cannot be dragged out: {why}.</source>
        <translation>无法把图片拖出去：{why}。</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>is not in ONNX&apos;s format</source>
        <translation>文件不是 ONNX 格式</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>is larger than 512 MiB</source>
        <translation>文件超过 512 MiB</translation>
    </message>
    <message>
        <source>is cut off or not in ONNX&apos;s format</source>
        <translation>文件不完整，或不是 ONNX 格式</translation>
    </message>
    <message>
        <source>has no manifest, so it was not exported for this program</source>
        <translation>没有说明清单，不是为本程序导出的</translation>
    </message>
    <message>
        <source>is damaged: its weights are not those that its manifest names</source>
        <translation>文件已损坏：权重与说明清单不符</translation>
    </message>
</context>
<context>
    <name>ExplorePage</name>
    <message>
        <source>Map of faces</source>
        <translation>脸的地图</translation>
    </message>
    <message>
        <source>Back to a map of random faces</source>
        <translation>回到随机的脸的地图</translation>
    </message>
    <message>
        <source>Keep this face, or not</source>
        <translation>收藏这张脸，或取消收藏</translation>
    </message>
    <message>
        <source>Other faces</source>
        <translation>换一批脸</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>给我惊喜</translation>
    </message>
    <message>
        <source>Change this face by sliders</source>
        <translation>用滑块改变这张脸</translation>
    </message>
    <message>
        <source>Expressions of this face</source>
        <translation>这张脸的各种表情</translation>
    </message>
    <message>
        <source>A map around this face</source>
        <translation>围绕这张脸的地图</translation>
    </message>
    <message>
        <source>More like this face</source>
        <translation>更多与这张相似的脸</translation>
    </message>
    <message>
        <source>Blend from this face</source>
        <translation>从这张脸开始融合</translation>
    </message>
    <message>
        <source>A map around favourites</source>
        <translation>围绕收藏的地图</translation>
    </message>
    <message>
        <source>To the middle of the map</source>
        <translation>回到地图中心</translation>
    </message>
    <message>
        <source>Around favourites…</source>
        <translation>围绕收藏…</translation>
    </message>
    <message>
        <source>Spread the map between up to four favourites</source>
        <translation>在最多四张收藏的脸之间铺开地图</translation>
    </message>
    <message>
        <source>Around favourites</source>
        <translation>围绕收藏</translation>
    </message>
    <message>
        <source>Choose one to four faces. The map shows what lies between them.</source>
        <translation>选择一到四张脸，地图会显示它们之间的脸。</translation>
    </message>
    <message>
        <source>Show the map</source>
        <translation>显示地图</translation>
    </message>
    <message>
        <source>Hide the sliders; the face on the map stays as it is (Ctrl+G)</source>
        <translation>收起滑块；地图上的脸保持不变 (Ctrl+G)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>For a chat, a profile or print (Ctrl+S)</source>
        <translation>用于聊天、头像或打印 (Ctrl+S)</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多相似的</translation>
    </message>
    <message>
        <source>Go on from this face on the Create page (Return)</source>
        <translation>在创作页从这张脸继续 (回车)</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>Turn this face into others on the Blend page (Ctrl+B)</source>
        <translation>在融合页把这张脸变成别的脸 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Arrows walk from face to face, Shift and arrows move the map, + and - zoom.</source>
        <translation>方向键逐张移动，Shift 加方向键平移地图，+ 和 - 缩放。</translation>
    </message>
    <message>
        <source>The chosen face</source>
        <translation>选中的脸</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>没有打开的模型</translation>
    </message>
    <message>
        <source>A map of its faces appears here as soon as a model is open.</source>
        <translation>打开模型后，这里会显示它的脸的地图。</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>前往创作</translation>
    </message>
    <message>
        <source>Keep a few faces first: the map then lies between them</source>
        <translation>请先收藏几张脸，地图会在它们之间展开</translation>
    </message>
    <message>
        <source>Change this face</source>
        <translation>改变这张脸</translation>
    </message>
    <message>
        <source>Sliders for what this model can change about it (Ctrl+G)</source>
        <translation>滑块：这个模型能改变的地方 (Ctrl+G)</translation>
    </message>
</context>
<context>
    <name>ExpressionsPage</name>
    <message>
        <source>Keep this face, or not</source>
        <translation>收藏这张脸，或取消收藏</translation>
    </message>
    <message>
        <source>Expressions of the chosen face</source>
        <translation>所选脸的各种表情</translation>
    </message>
    <message>
        <source>Open in Create</source>
        <translation>在创作页打开</translation>
    </message>
    <message>
        <source>Explore around these faces</source>
        <translation>在这些脸周围探索</translation>
    </message>
    <message>
        <source>Blend these faces</source>
        <translation>融合这些脸</translation>
    </message>
    <message>
        <source>All on a sheet or as stickers…</source>
        <translation>全部排成一页或做成贴纸…</translation>
    </message>
    <message>
        <source>Save the talking loop</source>
        <translation>保存说话动画</translation>
    </message>
    <message>
        <source>Save stills for streaming</source>
        <translation>保存直播用的静态图</translation>
    </message>
    <message>
        <source>Expressions of one person</source>
        <translation>同一个人的各种表情</translation>
    </message>
    <message>
        <source>Nobody chosen yet</source>
        <translation>还没有选择任何人</translation>
    </message>
    <message>
        <source>Choose a face and press Expressions: see the same person smile.</source>
        <translation>选一张脸并点按“表情”，看看同一个人的各种表情。</translation>
    </message>
    <message>
        <source>Find a face</source>
        <translation>去找一张脸</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Expressions of another face</source>
        <translation>另一张脸的表情</translation>
    </message>
    <message>
        <source>Changes at once</source>
        <translation>同时改变几处</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>改变</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>perhaps another</source>
        <translation>可能是另一个人</translation>
    </message>
    <message>
        <source>the same, at {share} of the change</source>
        <translation>同一个人，改变到 {share}</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已选</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n 张脸</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpressionsSide</name>
    <message>
        <source>Expressions of this one</source>
        <translation>这一张的表情</translation>
    </message>
    <message>
        <source>A sheet that begins with the chosen face (Return)</source>
        <translation>以所选的脸为起点的一页 (回车)</translation>
    </message>
    <message>
        <source>Go on from the chosen face: other wishes, more like it</source>
        <translation>从所选的脸继续：换条件，或看更多相似的脸</translation>
    </message>
</context>
<context>
    <name>FaceActions</name>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy the share code</source>
        <translation>复制分享码</translation>
    </message>
    <message>
        <source>Sheet for print…</source>
        <translation>打印排版…</translation>
    </message>
</context>
<context>
    <name>FavouritePicker</name>
    <message>
        <source>Favourite {number}</source>
        <translation>收藏 {number}</translation>
    </message>
</context>
<context>
    <name>FavouritesBar</name>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>评分高在前</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By colour</source>
        <translation>按颜色</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the favourites</source>
        <translation>搜索收藏</translation>
    </message>
    <message>
        <source>Names, tags, and what a face asks for, such as “pink” (Ctrl+F)</source>
        <translation>名称、标签和条件，例如“粉色” (Ctrl+F)</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Whole collections</source>
        <translation>整个收藏集</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>Fewest stars</source>
        <translation>最少星数</translation>
    </message>
    <message>
        <source>Show faces with at least so many stars</source>
        <translation>只显示至少这么多星的脸</translation>
    </message>
</context>
<context>
    <name>FavouritesController</name>
    <message>
        <source>Keep in favourites</source>
        <translation>加入收藏</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n face(s) in favourites</source>
        <translation>
            <numerusform>把 %n 张脸加入收藏</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>从收藏中移除</translation>
    </message>
    <message>
        <source>Removed from favourites</source>
        <translation>已从收藏中移除</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) removed from favourites</source>
        <translation>
            <numerusform>已从收藏中移除 %n 张脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The favourites cannot be opened.</source>
        <translation>无法打开收藏。</translation>
    </message>
</context>
<context>
    <name>FavouritesPage</name>
    <message>
        <source>Wall of favourites</source>
        <translation>收藏列表</translation>
    </message>
    <message>
        <source>Open in Create</source>
        <translation>在创作页打开</translation>
    </message>
    <message>
        <source>Pick two to four faces with Ctrl or Shift to compare them</source>
        <translation>用 Ctrl 或 Shift 选两到四张脸来比较</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>第 {number} 张</translation>
    </message>
    <message>
        <source>Nothing kept yet</source>
        <translation>还没有收藏</translation>
    </message>
    <message>
        <source>Choose a face you like and press Keep: it will wait for you here.</source>
        <translation>选一张喜欢的脸，点“收藏”，它就会在这里等你。</translation>
    </message>
    <message>
        <source>Find a face</source>
        <translation>去找一张脸</translation>
    </message>
    <message>
        <source>Import a collection…</source>
        <translation>导入收藏集…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>None of your favourites is like that. Try fewer words, tags or stars.</source>
        <translation>没有这样的收藏。请减少关键词、标签或星数试试。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Export all favourites…</source>
        <translation>导出全部收藏…</translation>
    </message>
    <message>
        <source>Export what is shown…</source>
        <translation>导出当前显示的…</translation>
    </message>
    <message>
        <source>Export the picked faces…</source>
        <translation>导出选中的脸…</translation>
    </message>
    <message>
        <source>Remove these faces</source>
        <translation>移除这些脸</translation>
    </message>
    <message>
        <source>Save these faces</source>
        <translation>保存这些脸</translation>
    </message>
    <message>
        <source>Sheet for print…</source>
        <translation>打印排版…</translation>
    </message>
    <message>
        <source>Expressions of this face</source>
        <translation>这张脸的各种表情</translation>
    </message>
    <message>
        <source>Explore around these faces</source>
        <translation>在这些脸周围探索</translation>
    </message>
    <message>
        <source>Blend these faces</source>
        <translation>融合这些脸</translation>
    </message>
    <message>
        <source>Compare these faces</source>
        <translation>比较这些脸</translation>
    </message>
    <message>
        <source>Copy this picture</source>
        <translation>复制这张图片</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy the share code</source>
        <translation>复制分享码</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Name this face</source>
        <translation>给这张脸起名</translation>
    </message>
    <message>
        <source>Tag these faces</source>
        <translation>给这些脸加标签</translation>
    </message>
    <message>
        <source>Import a collection</source>
        <translation>导入收藏集</translation>
    </message>
    <message>
        <source>Export all favourites</source>
        <translation>导出全部收藏</translation>
    </message>
    <message numerus="yes">
        <source>Rate with %n star(s)</source>
        <translation>
            <numerusform>评为 %n 星</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} / {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FavouritesSelection</name>
    <message>
        <source>Pick two to eight faces with Ctrl or Shift to blend them</source>
        <translation>用 Ctrl 或 Shift 选两到八张脸来融合</translation>
    </message>
    <message numerus="yes">
        <source>Pick at most %n face(s) to save at a time</source>
        <translation>
            <numerusform>一次最多选 %n 张脸保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick at most %n face(s) for a sheet</source>
        <translation>
            <numerusform>排版最多可选 %n 张脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>无星</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Tag {name}</source>
        <translation>标签 {name}</translation>
    </message>
    <message>
        <source>Without tag {name}</source>
        <translation>去掉标签 {name}</translation>
    </message>
    <message numerus="yes">
        <source>Pick at most %n face(s) for this</source>
        <translation>
            <numerusform>这里最多选 %n 张脸</numerusform>
        </translation>
    </message>
    <message>
        <source>These faces were drawn by different models; pick those of one</source>
        <translation>这些脸来自不同的模型；请只选同一个模型的</translation>
    </message>
</context>
<context>
    <name>FavouritesSide</name>
    <message>
        <source>Picked</source>
        <translation>已选</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>not installed here</source>
        <translation>这里没有安装</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Kept on</source>
        <translation>收藏于</translation>
    </message>
    <message>
        <source>The chosen favourite</source>
        <translation>选中的收藏</translation>
    </message>
    <message>
        <source>Open in Create</source>
        <translation>在创作页打开</translation>
    </message>
    <message>
        <source>Go on from this face: other wishes, more like it (Return)</source>
        <translation>从这张脸继续：换个条件，看看相似的 (回车)</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>The same person smiling, with glasses, with other hair (Ctrl+I)</source>
        <translation>同一个人微笑、戴眼镜、换发型发色的样子 (Ctrl+I)</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>A map around the picked faces, at most four (Ctrl+E)</source>
        <translation>围绕选中的脸的地图，最多四张 (Ctrl+E)</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>From face to face: pick two to eight with Ctrl or Shift (Ctrl+B)</source>
        <translation>从一张脸到另一张：用 Ctrl 或 Shift 选两到八张 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Side by side: pick two to four with Ctrl or Shift (Ctrl+L)</source>
        <translation>并排比较：用 Ctrl 或 Shift 选两到四张 (Ctrl+L)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save as pictures that can be dropped back here (Ctrl+S)</source>
        <translation>保存为图片，以后可以拖回这里 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove from the favourites (Delete)</source>
        <translation>从收藏中移除 (Delete)</translation>
    </message>
</context>
<context>
    <name>FileWriting</name>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) saved</source>
        <translation>
            <numerusform>已保存 %n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Prepare them</source>
        <translation>准备图片</translation>
    </message>
    <message>
        <source>Prepare again</source>
        <translation>重新准备</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
</context>
<context>
    <name>HistoryBar</name>
    <message>
        <source>Back one step (Alt+Left)</source>
        <translation>后退一步 (Alt+←)</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>相近</translation>
    </message>
    <message>
        <source>Far</source>
        <translation>较远</translation>
    </message>
    <message>
        <source>Faces that differ in small things</source>
        <translation>只在细节上不同的脸</translation>
    </message>
    <message>
        <source>Faces that are loosely related</source>
        <translation>只是有些像的脸</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多相似的</translation>
    </message>
    <message>
        <source>New faces</source>
        <translation>新的脸</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>第 {number} 步</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>你在这里</translation>
    </message>
    <message>
        <source>Back to this step</source>
        <translation>回到这一步</translation>
    </message>
</context>
<context>
    <name>HistoryDrawer</name>
    <message>
        <source>Seen since the start</source>
        <translation>本次浏览记录</translation>
    </message>
    <message>
        <source>Newest first. Return goes back to a face or a wall.</source>
        <translation>最新在前。按回车回到某张脸或某个列表。</translation>
    </message>
    <message>
        <source>The faces and walls that you look at gather here until you leave.</source>
        <translation>你看过的脸和列表会记录在这里，直到退出程序。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>脸</translation>
    </message>
    <message>
        <source>{title}, seen at {time}</source>
        <translation>{title}，浏览于 {time}</translation>
    </message>
</context>
<context>
    <name>IncomingFiles</name>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>正在读取 %n 个文件…</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for this face among those that you kept…</source>
        <translation>正在收藏的脸里寻找这张脸…</translation>
    </message>
    <message>
        <source>The picture had lost its avatar; it was recognised by its looks.</source>
        <translation>图片里的头像数据已丢失，程序凭画面认出了它。</translation>
    </message>
</context>
<context>
    <name>KeepButton</name>
    <message>
        <source>Kept in favourites</source>
        <translation>已收藏</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) kept in favourites</source>
        <translation>
            <numerusform>已收藏 %n 张脸</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Kept ({count})</source>
        <translation>已收藏（{count}）</translation>
    </message>
    <message>
        <source>Keep ({count})</source>
        <translation>收藏（{count}）</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Take out of the favourites (Ctrl+D)</source>
        <translation>从收藏中移除 (Ctrl+D)</translation>
    </message>
    <message>
        <source>Put into the favourites (Ctrl+D)</source>
        <translation>加入收藏 (Ctrl+D)</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
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
        <translation>空格</translation>
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
        <translation>名称</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Rate with the keys 1 to 5; 0 for none</source>
        <translation>按 1 到 5 键评分，0 为不评分</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Remove the tag {name}</source>
        <translation>去掉标签 {name}</translation>
    </message>
</context>
<context>
    <name>LabelsStep</name>
    <message>
        <source>Labels say what a picture shows, so that one can wish for it later. Without any, the model draws your style, and nothing can be wished for. The program can read hair and eyes itself; what you say counts more.</source>
        <translation>标签说明图片里有什么，以后就能作为条件。没有标签时，模型只画你的风格，不能指定条件。程序能自己识别头发和眼睛；你给的标签更重要。</translation>
    </message>
    <message>
        <source>Read hair and eyes</source>
        <translation>识别头发和眼睛</translation>
    </message>
    <message>
        <source>Label by keys…</source>
        <translation>用按键打标签…</translation>
    </message>
    <message>
        <source>{percent} % of the pictures have labels.</source>
        <translation>{percent} % 的图片有标签。</translation>
    </message>
</context>
<context>
    <name>LayerGroups</name>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>details</source>
        <translation>细节</translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>Nearer: smaller differences (+)</source>
        <translation>放大：差别更小 (+)</translation>
    </message>
    <message>
        <source>Farther: larger differences (-)</source>
        <translation>缩小：差别更大 (-)</translation>
    </message>
    <message>
        <source>Back to the middle (Home)</source>
        <translation>回到中心 (Home)</translation>
    </message>
</context>
<context>
    <name>MapHead</name>
    <message numerus="yes">
        <source>Around %n face(s)</source>
        <translation>
            <numerusform>围绕 %n 张脸</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapSteps</name>
    <message>
        <source>A map around faces</source>
        <translation>围绕几张脸的地图</translation>
    </message>
    <message>
        <source>Another map</source>
        <translation>另一张地图</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>个性</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
</context>
<context>
    <name>MetricWords</name>
    <message>
        <source>Distance to real pictures</source>
        <translation>与真实图片的差距</translation>
    </message>
    <message>
        <source>Faces that look real</source>
        <translation>看起来逼真的脸</translation>
    </message>
    <message>
        <source>Real faces it could draw</source>
        <translation>能画出的真实面孔</translation>
    </message>
    <message>
        <source>{value}; real pictures among themselves {real}; less is better</source>
        <translation>{value}（真实图片之间为 {real}，越小越好）</translation>
    </message>
    <message>
        <source>{attribute} as asked for</source>
        <translation>{attribute}符合条件</translation>
    </message>
    <message>
        <source>{attribute} read rightly</source>
        <translation>{attribute}识别正确</translation>
    </message>
    <message>
        <source>{count} of 100</source>
        <translation>每 100 张中 {count} 张</translation>
    </message>
</context>
<context>
    <name>MixBar</name>
    <message>
        <source>From {first} to {second}</source>
        <translation>从{first}到{second}</translation>
    </message>
    <message>
        <source>{word}: choose this end, then another class above</source>
        <translation>{word}：选中这一端，再在上面选另一种</translation>
    </message>
    <message>
        <source>End: {word}</source>
        <translation>一端：{word}</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>for one face</source>
        <translation>每张脸</translation>
    </message>
    <message>
        <source>faces a second, sixteen at a time</source>
        <translation>张／秒（每批十六张）</translation>
    </message>
    <message>
        <source>on the disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测速</translation>
    </message>
    <message>
        <source>Measure the speed on this computer again</source>
        <translation>在这台电脑上重新测量速度</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>See the same faces drawn by this model and another, side by side</source>
        <translation>并排查看这个模型和另一个模型画的同样的脸</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Faces that this model draws</source>
        <translation>这个模型画的脸</translation>
    </message>
    <message>
        <source>The same seeds for every model, so that sheets can be compared</source>
        <translation>所有模型使用相同的种子，便于比较</translation>
    </message>
    <message>
        <source>This model is in use: switch to another one first</source>
        <translation>它正在绘制：请先换用别的模型</translation>
    </message>
    <message>
        <source>A tagger reads attributes from a picture; it draws none. With one installed, the Create page can show only faces that fit your wishes.</source>
        <translation>识别模型从图片读出属性，不绘制图片。安装后，创作页可以只显示符合条件的脸。</translation>
    </message>
    <message>
        <source>Measured on this computer: {device}</source>
        <translation>在这台电脑上测得：{device}</translation>
    </message>
    <message>
        <source>It can be brought back; favourites keep a copy if they need it</source>
        <translation>之后可以恢复；收藏需要时会留一份副本</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>这个文件无法使用。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用这个模型</translation>
    </message>
    <message>
        <source>The faces are drawn by this model</source>
        <translation>正在用这个模型绘制</translation>
    </message>
    <message>
        <source>Draw with this model from now on</source>
        <translation>从现在起用这个模型绘制</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} 毫秒</translation>
    </message>
</context>
<context>
    <name>ModelComparison</name>
    <message>
        <source>Character</source>
        <translation>个性</translation>
    </message>
    <message>
        <source>Other faces</source>
        <translation>换一批脸</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the list of models (Esc)</source>
        <translation>回到模型列表 (Esc)</translation>
    </message>
    <message>
        <source>The same faces as both models draw them</source>
        <translation>两个模型画的同样的脸</translation>
    </message>
    <message>
        <source>Double-click a face to open it on the Create page</source>
        <translation>双击可在创作页打开这张脸</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>给我惊喜</translation>
    </message>
    <message>
        <source>Another wish for both</source>
        <translation>给两边换一个条件</translation>
    </message>
    <message>
        <source>Left: {name}</source>
        <translation>左：{name}</translation>
    </message>
    <message>
        <source>Right: {name}</source>
        <translation>右：{name}</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用这个模型</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Installed models</source>
        <translation>已安装的模型</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>ModelRemoving</name>
    <message>
        <source>Remove the model {name}</source>
        <translation>移除模型 {name}</translation>
    </message>
    <message>
        <source>{name} was removed; your favourites keep a copy</source>
        <translation>已移除 {name}；你的收藏保留了一份副本</translation>
    </message>
    <message>
        <source>{name} was removed</source>
        <translation>已移除 {name}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ModelSteps</name>
    <message>
        <source>Open the model {name}</source>
        <translation>打开模型 {name}</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>bundled</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>模型类型</translation>
    </message>
    <message>
        <source>none: it draws as it likes</source>
        <translation>无：随意绘制</translation>
    </message>
    <message>
        <source>{side} × {side} pixels</source>
        <translation>{side} × {side} 像素</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>latent {z}, style layers {layers} × {dim}, {precision}</source>
        <translation>潜变量 {z}，风格层 {layers} × {dim}，{precision}</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>内部结构</translation>
    </message>
    <message>
        <source>{count} pictures seen ({kimg} kimg)</source>
        <translation>看过 {count} 张图片（{kimg} kimg）</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>{name}, {count} pictures</source>
        <translation>{name}，{count} 张图片</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>You can ask for</source>
        <translation>可指定的条件</translation>
    </message>
    <message>
        <source>It reads</source>
        <translation>可识别</translation>
    </message>
    <message>
        <source>faces of {model}</source>
        <translation>{model} 的脸</translation>
    </message>
    <message>
        <source>Finds</source>
        <translation>寻找</translation>
    </message>
    <message>
        <source>Model number</source>
        <translation>模型编号</translation>
    </message>
    <message>
        <source>{factor} times as large, best from {sides} pixels</source>
        <translation>放大 {factor} 倍，最适合 {sides} 像素的图片</translation>
    </message>
    <message>
        <source>tagger</source>
        <translation>识别模型</translation>
    </message>
    <message>
        <source>upscaler</source>
        <translation>放大模型</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码模型</translation>
    </message>
    <message>
        <source>{value} (real pictures: {reference})</source>
        <translation>{value}（真实图片：{reference}）</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Add a model…</source>
        <translation>添加模型…</translation>
    </message>
    <message>
        <source>Check a model file and copy it here; dropping one does the same</source>
        <translation>检查模型文件并复制到这里；拖放文件也一样</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测速</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>与另一个模型比较</translation>
    </message>
    <message>
        <source>Compare on other faces</source>
        <translation>换一批脸比较</translation>
    </message>
    <message>
        <source>Compare on a surprise</source>
        <translation>随机比较</translation>
    </message>
    <message>
        <source>Remove this model</source>
        <translation>移除这个模型</translation>
    </message>
    <message>
        <source>Model files (*.onnx)</source>
        <translation>模型文件 (*.onnx)</translation>
    </message>
    <message>
        <source>{name} was added</source>
        <translation>已添加 {name}</translation>
    </message>
    <message>
        <source>{name} is installed already</source>
        <translation>{name} 已经安装</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>使用这个模型</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>NoticeBox</name>
    <message>
        <source>About your saved data</source>
        <translation>关于你保存的数据</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Create</source>
        <translation>创作</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open the model {name}</source>
        <translation>打开模型 {name}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>PicturesStep</name>
    <message>
        <source>Drop folders or zip files of pictures here. Tags or labels that lie beside them are read as well. Nothing of yours is changed or sent anywhere.</source>
        <translation>把图片文件夹或 zip 文件拖到这里。旁边的标签也会读取。你的文件不会被改动，也不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add zip files…</source>
        <translation>添加 zip 文件…</translation>
    </message>
    <message>
        <source>They are whole pictures: cut the faces out of them</source>
        <translation>是完整的插画：从中裁出人脸</translation>
    </message>
    <message>
        <source>Each folder is a class, and says what is in it</source>
        <translation>每个文件夹是一个类别，说明其中的内容</translation>
    </message>
    <message>
        <source>Pictures to learn from</source>
        <translation>用来学习的图片</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 个</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>从列表中去掉</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Save wishes as a preset</source>
        <translation>把条件存为预设</translation>
    </message>
    <message>
        <source>Preset {number}</source>
        <translation>预设 {number}</translation>
    </message>
    <message>
        <source>This replaces the preset of that name.</source>
        <translation>这会替换同名的预设。</translation>
    </message>
    <message>
        <source>Save these wishes</source>
        <translation>保存这些条件</translation>
    </message>
    <message>
        <source>Another preset has that name.</source>
        <translation>另一个预设已经用了这个名称。</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>No presets yet</source>
        <translation>还没有预设</translation>
    </message>
    <message>
        <source>Save these wishes…</source>
        <translation>保存这些条件…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>PresetsController</name>
    <message>
        <source>Save the preset {name}</source>
        <translation>保存预设 {name}</translation>
    </message>
    <message>
        <source>Preset saved</source>
        <translation>预设已保存</translation>
    </message>
    <message>
        <source>Rename the preset {name}</source>
        <translation>重命名预设 {name}</translation>
    </message>
    <message>
        <source>Remove the preset {name}</source>
        <translation>移除预设 {name}</translation>
    </message>
    <message>
        <source>Preset removed</source>
        <translation>预设已移除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>{attribute} (said to be {value})</source>
        <translation>{attribute}（原标注：{value}）</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>看不出</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>浏览记录</translation>
    </message>
    <message>
        <source>What you saw since the start (Ctrl+H)</source>
        <translation>本次启动后的浏览记录 (Ctrl+H)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Face {number} of {faces}, {done} done</source>
        <translation>第 {number} 张，共 {faces} 张，已完成 {done} 张</translation>
    </message>
    <message>
        <source>All {faces} faces are done.</source>
        <translation>{faces} 张脸全部完成。</translation>
    </message>
    <message>
        <source>This was not saved: {reason}.</source>
        <translation>没有保存成功：{reason}。</translation>
    </message>
    <message>
        <source>This picture cannot be read.</source>
        <translation>无法读取这张图片。</translation>
    </message>
    <message>
        <source>Review: {what}</source>
        <translation>复核：{what}</translation>
    </message>
    <message>
        <source>A key answers; X: cannot tell. Return: what is said already is right. Space: next face. ← →: back and forth, ↑ ↓: another question. Ctrl+Z: undo. Every answer is saved at once; Esc closes, and the next time goes on here.</source>
        <translation>按键作答；X：看不出。回车：原标注正确。空格：下一张脸。← →：前后翻，↑ ↓：换一个问题。Ctrl+Z：撤销。每个回答都会立即保存；Esc 关闭，下次从这里继续。</translation>
    </message>
</context>
<context>
    <name>RunButtons</name>
    <message>
        <source>Save and stop</source>
        <translation>保存并停止</translation>
    </message>
    <message>
        <source>Keep this moment</source>
        <translation>保留此刻</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on with changes…</source>
        <translation>更改后继续…</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>Twice as long</source>
        <translation>时间加倍</translation>
    </message>
    <message>
        <source>With slower learning</source>
        <translation>放慢学习</translation>
    </message>
    <message>
        <source>With less memory at once</source>
        <translation>减少内存占用</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Draw with it</source>
        <translation>用它来画</translation>
    </message>
    <message>
        <source>Make a model file of the newest saved moment, and open it in Create</source>
        <translation>把最近保存的时刻做成模型文件，并在创作页打开</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Draw with its best moment</source>
        <translation>用最佳时刻来画</translation>
    </message>
    <message>
        <source>{kimg} of {target} thousand pictures shown</source>
        <translation>已看 {kimg} / {target} 千张图片</translation>
    </message>
    <message>
        <source>Making a model file…</source>
        <translation>正在制作模型文件…</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>pictures a second</source>
        <translation>张/秒</translation>
    </message>
    <message>
        <source>distance to your pictures</source>
        <translation>与你图片的距离</translation>
    </message>
    <message>
        <source>show what was wished</source>
        <translation>符合条件</translation>
    </message>
    <message>
        <source>thousand</source>
        <translation>千张</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>judging</source>
        <translation>判别</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Distance to your pictures</source>
        <translation>与你图片的距离</translation>
    </message>
    <message>
        <source>Taken for real</source>
        <translation>被当成真图</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真图</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>画出的</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Slant</source>
        <translation>斜向</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Colour of the background</source>
        <translation>背景颜色</translation>
    </message>
    <message>
        <source>First colour</source>
        <translation>第一种颜色</translation>
    </message>
    <message>
        <source>Second colour</source>
        <translation>第二种颜色</translation>
    </message>
    <message>
        <source>Which way the colours flow</source>
        <translation>渐变方向</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>A picture for the background</source>
        <translation>背景图片</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Back to the whole picture</source>
        <translation>恢复整张图片</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>The first: {name}</source>
        <translation>第一个：{name}</translation>
    </message>
    <message>
        <source>Folder for pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>{title} · {side} px</source>
        <translation>{title} · {side} px</translation>
    </message>
    <message>
        <source>{title} · {side} px, ≤ {size}</source>
        <translation>{title} · {side} px ≤ {size}</translation>
    </message>
    <message>
        <source>{side} × {side} pixels, at most {size}</source>
        <translation>{side} × {side} 像素，最大 {size}</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>纯色</translation>
    </message>
    <message>
        <source>Two colours, flowing</source>
        <translation>双色渐变</translation>
    </message>
    <message>
        <source>A picture of mine</source>
        <translation>自己的图片</translation>
    </message>
    <message>
        <source>As a sheet…</source>
        <translation>做成排版…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save {count} pictures</source>
        <translation>保存 {count} 张图片</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>A picture of this name is there already.</source>
        <translation>已有同名图片。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Sharpening the picture…</source>
        <translation>正在锐化图片…</translation>
    </message>
    <message>
        <source>Measuring the file…</source>
        <translation>正在计算文件大小…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>{count} of {all} pictures</source>
        <translation>{count} / {all} 张</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>清晰</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>放大方式</translation>
    </message>
    <message>
        <source>Cut to</source>
        <translation>裁成</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>留白</translation>
    </message>
    <message>
        <source>Finished by an upscaler, which takes a moment</source>
        <translation>由放大模型处理，需要片刻</translation>
    </message>
    <message>
        <source>As a photo is enlarged (Lanczos)</source>
        <translation>像放大照片那样（Lanczos）</translation>
    </message>
    <message>
        <source>Every pixel becomes a square (nearest)</source>
        <translation>每个像素变成方块（最近邻）</translation>
    </message>
    <message>
        <source>Can be dropped back here</source>
        <translation>可再拖回本程序</translation>
    </message>
    <message>
        <source>The avatar itself lies unseen inside the PNG</source>
        <translation>头像数据隐藏在 PNG 里</translation>
    </message>
    <message>
        <source>Draw one like it on plain ground</source>
        <translation>画一张纯色背景的相似脸</translation>
    </message>
    <message>
        <source>Draw some like them on plain ground</source>
        <translation>画几张纯色背景的相似脸</translation>
    </message>
    <message>
        <source>{side} × {side} pixels</source>
        <translation>{side} × {side} 像素</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>The part that is saved</source>
        <translation>要保存的部分</translation>
    </message>
    <message>
        <source>Drag to move, wheel to zoom, Shift and wheel to turn; keys: arrows, + and −, comma and full stop, 0 to go back</source>
        <translation>拖动可移动，滚轮缩放，Shift 加滚轮旋转；按键：方向键、+ 和 −、逗号和句号，0 恢复</translation>
    </message>
    <message>
        <source>As others see it</source>
        <translation>别人看到的样子</translation>
    </message>
    <message>
        <source>Shape of the preview</source>
        <translation>预览形状</translation>
    </message>
    <message>
        <source>The picture at 128, 64 and 32 pixels</source>
        <translation>128、64 和 32 像素的图片</translation>
    </message>
    <message>
        <source>The face before</source>
        <translation>上一张脸</translation>
    </message>
    <message>
        <source>The next face</source>
        <translation>下一张脸</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} / {all}</translation>
    </message>
    <message>
        <source>{kind} · {side} px · {size}</source>
        <translation>{kind} · {side} px · {size}</translation>
    </message>
    <message>
        <source>All sizes from 16 to 256 px in one file</source>
        <translation>一个文件含 16 到 256 px 的所有尺寸</translation>
    </message>
    <message>
        <source>Smaller, to stay under {size}</source>
        <translation>已缩小尺寸，以不超过 {size}</translation>
    </message>
    <message>
        <source>With {count} colours, to stay under {size}</source>
        <translation>减到 {count} 色，以不超过 {size}</translation>
    </message>
    <message>
        <source>At lower quality, to stay under {size}</source>
        <translation>已降低质量，以不超过 {size}</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>{count} pictures saved</source>
        <translation>已保存 {count} 张图片</translation>
    </message>
    <message>
        <source>Stopped: {count} of {all} pictures are saved</source>
        <translation>已停止：{all} 张图片中保存了 {count} 张</translation>
    </message>
    <message>
        <source>What is behind this face is not plain, so the background stays.</source>
        <translation>这张脸的背景不是纯色，因此保留背景。</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not on plain ground and keep their background.</source>
        <translation>
            <numerusform>有 %n 张脸的背景不是纯色，会保留背景。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Sharpening the picture…</source>
        <translation>正在让图片更清晰…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No program here can show the folder {folder}</source>
        <translation>系统中没有可以打开文件夹 {folder} 的程序</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>清空搜索</translation>
    </message>
</context>
<context>
    <name>SessionRecording</name>
    <message>
        <source>New faces</source>
        <translation>新的脸</translation>
    </message>
    <message>
        <source>Faces like one</source>
        <translation>相似的脸</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Where pictures are saved</source>
        <translation>图片保存位置</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>你的数据</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Show the names of colours</source>
        <translation>显示颜色名称</translation>
    </message>
    <message>
        <source>Nothing leaves this device: no telemetry, no reports, no update checks.</source>
        <translation>任何内容都不会离开此设备：没有遥测、没有报告，也不检查更新。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show the welcome again</source>
        <translation>再次显示欢迎页</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Sharpen pictures</source>
        <translation>让图片更清晰</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation>使用自带的模型</translation>
    </message>
    <message>
        <source>More settings…</source>
        <translation>更多设置…</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation>训练你自己的模型</translation>
    </message>
    <message>
        <source>Use an environment of mine…</source>
        <translation>使用我自己的环境…</translation>
    </message>
    <message>
        <source>The folder of a Python environment</source>
        <translation>Python 环境的文件夹</translation>
    </message>
    <message>
        <source>Looking for the trainer…</source>
        <translation>正在查找训练器…</translation>
    </message>
    <message>
        <source>From a few hundred pictures of yours to a model that draws in their style. The trainer needs PyTorch, which is large and therefore comes apart. It is put into a folder of its own and can be removed again at any time.</source>
        <translation>用你的几百张图片，得到以同样风格作画的模型。训练器需要 PyTorch，它体积大，因此单独安装。它放在独立的文件夹里，随时可以删除。</translation>
    </message>
    <message>
        <source>About {download} to download, {installed} on the disk; {free} are free.</source>
        <translation>约需下载 {download}，占用磁盘 {installed}；剩余 {free}。</translation>
    </message>
    <message>
        <source>Repair it</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>安装</translation>
    </message>
</context>
<context>
    <name>SheetControls</name>
    <message>
        <source>A loop for chats, and stills for streaming.</source>
        <translation>循环动画用于聊天，静态图用于直播。</translation>
    </message>
    <message>
        <source>Changes at once</source>
        <translation>同时改变几处</translation>
    </message>
    <message>
        <source>Smile and glasses together are two changes, for example.</source>
        <translation>例如，微笑加眼镜算两处改变。</translation>
    </message>
    <message>
        <source>Talk and blink</source>
        <translation>说话和眨眼</translation>
    </message>
    <message>
        <source>The chosen face, talking</source>
        <translation>正在说话的所选脸</translation>
    </message>
    <message>
        <source>Save the loop…</source>
        <translation>保存循环动画…</translation>
    </message>
    <message>
        <source>As an animated WebP, PNG or GIF (Ctrl+Shift+L)</source>
        <translation>存为 WebP、PNG 或 GIF 动画 (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Stills for streaming…</source>
        <translation>直播用静态图…</translation>
    </message>
    <message>
        <source>Mouth closed, mouth open, then with closed eyes where it can</source>
        <translation>依次为闭嘴、张嘴；若模型支持，再加上闭眼</translation>
    </message>
    <message>
        <source>All on a sheet…</source>
        <translation>全部排成一页…</translation>
    </message>
    <message>
        <source>As one picture with names, or as stickers (Ctrl+Shift+P)</source>
        <translation>排成一张带名称的图，或做成贴纸 (Ctrl+Shift+P)</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>sheet</source>
        <comment>name of a file</comment>
        <translation>排版</translation>
    </message>
    <message numerus="yes">
        <source>Sheet of %n face(s)</source>
        <translation>
            <numerusform>%n 张脸的排版</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not on plain ground and are left out.</source>
        <translation>
            <numerusform>有 %n 张脸的背景不是纯色，不会放入。</numerusform>
        </translation>
    </message>
    <message>
        <source>{pages} · faces of {side} mm</source>
        <translation>{pages} · 每张脸 {side} 毫米</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>缩略图页</translation>
    </message>
    <message>
        <source>Stickers</source>
        <translation>贴纸</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Faces a page</source>
        <translation>每页</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>×</source>
        <translation>×</translation>
    </message>
    <message>
        <source>Faces side by side</source>
        <translation>每行几张脸</translation>
    </message>
    <message>
        <source>Rows of faces a page</source>
        <translation>每页几行</translation>
    </message>
    <message>
        <source>Names below the faces</source>
        <translation>在脸下方写名称</translation>
    </message>
    <message>
        <source>A4, upright</source>
        <translation>A4，纵向</translation>
    </message>
    <message>
        <source>A4, across</source>
        <translation>A4，横向</translation>
    </message>
    <message>
        <source>A5, upright</source>
        <translation>A5，纵向</translation>
    </message>
    <message>
        <source>A3, upright</source>
        <translation>A3，纵向</translation>
    </message>
    <message>
        <source>Letter, upright</source>
        <translation>Letter，纵向</translation>
    </message>
    <message>
        <source>Photo 10 × 15 cm, upright</source>
        <translation>照片 10 × 15 厘米，纵向</translation>
    </message>
    <message>
        <source>Photo 10 × 15 cm, across</source>
        <translation>照片 10 × 15 厘米，横向</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message numerus="yes">
        <source>%n expression(s)</source>
        <translation>
            <numerusform>%n 种表情</numerusform>
        </translation>
    </message>
    <message>
        <source>Is it the same person?</source>
        <translation>正在检查是否是同一个人…</translation>
    </message>
    <message>
        <source>No tagger reads these faces</source>
        <translation>没有能识别这些脸的模型</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn nearer to this face</source>
        <translation>
            <numerusform>%n 张画得更接近这张脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n perhaps another person</source>
        <translation>
            <numerusform>%n 张可能是另一个人</numerusform>
        </translation>
    </message>
    <message>
        <source>All are the same person</source>
        <translation>都是同一个人</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Moment of the training</source>
        <translation>训练的时刻</translation>
    </message>
    <message>
        <source>After {kimg} thousand pictures</source>
        <translation>看过 {kimg} 千张后</translation>
    </message>
    <message>
        <source>Now, after {kimg} thousand</source>
        <translation>现在，{kimg} 千张后</translation>
    </message>
</context>
<context>
    <name>SheetWall</name>
    <message>
        <source>This face</source>
        <translation>这张脸</translation>
    </message>
    <message>
        <source>Perhaps another person</source>
        <translation>可能是另一个人</translation>
    </message>
    <message>
        <source>Drawn nearer to this face: {share} of the change</source>
        <translation>画得更接近这张脸：改变到 {share}</translation>
    </message>
    <message>
        <source>{name}: no</source>
        <translation>{name}：无</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Whose keyboard</source>
        <translation>键盘类型</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Everywhere</source>
        <translation>所有页面</translation>
    </message>
    <message>
        <source>On a wall of faces</source>
        <translation>在头像列表中</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>在地图上</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>A screen up or down</source>
        <translation>上下翻一屏</translation>
    </message>
    <message>
        <source>First or last face</source>
        <translation>第一张或最后一张</translation>
    </message>
    <message>
        <source>Go on from this face</source>
        <translation>从这张脸继续</translation>
    </message>
    <message>
        <source>Walk from face to face</source>
        <translation>逐张移动</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>平移地图</translation>
    </message>
    <message>
        <source>Nearer or farther</source>
        <translation>放大或缩小</translation>
    </message>
    <message>
        <source>AcGAN Desktop: keyboard shortcuts ({platform})</source>
        <translation>AcGAN Desktop：键盘快捷键（{platform}）</translation>
    </message>
</context>
<context>
    <name>SliderDrawer</name>
    <message>
        <source>Back to the wishes (Esc)</source>
        <translation>返回条件 (Esc)</translation>
    </message>
    <message>
        <source>Change this face</source>
        <translation>改变这张脸</translation>
    </message>
    <message>
        <source>Reset all sliders</source>
        <translation>全部归中</translation>
    </message>
    <message>
        <source>More sliders…</source>
        <translation>更多滑块…</translation>
    </message>
    <message>
        <source>Other ways in which this model&apos;s faces differ</source>
        <translation>这个模型的脸在其他方面的差别</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Looking for what this model can change about a face…</source>
        <translation>正在寻找这个模型能改变的地方…</translation>
    </message>
    <message>
        <source>Rename a slider, and it stays as yours.</source>
        <translation>改写名称，滑块就归你，会一直保留。</translation>
    </message>
</context>
<context>
    <name>SliderEditing</name>
    <message>
        <source>Another face</source>
        <translation>换一张脸</translation>
    </message>
    <message>
        <source>Reset the sliders</source>
        <translation>滑块全部归中</translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>Name of the slider {name}</source>
        <translation>滑块 {name} 的名称</translation>
    </message>
    <message>
        <source>Type a name of your own to keep this slider</source>
        <translation>在这里写上自己的名称，它就会保留</translation>
    </message>
    <message>
        <source>Remove the name {name}</source>
        <translation>忘掉名称 {name}</translation>
    </message>
    <message>
        <source>Hide {name}</source>
        <translation>收起 {name}</translation>
    </message>
    <message>
        <source>How it looks at this end; click to go there</source>
        <translation>变成这样；点一下就到那里</translation>
    </message>
    <message>
        <source>{amount} · double-click to reset</source>
        <translation>{amount} · 双击归中</translation>
    </message>
</context>
<context>
    <name>SliderWords</name>
    <message>
        <source>Change {number}</source>
        <translation>变化 {number}</translation>
    </message>
    <message>
        <source>Component {number}</source>
        <translation>成分 {number}</translation>
    </message>
    <message>
        <source>What shows most</source>
        <translation>最明显的变化</translation>
    </message>
    <message>
        <source>Principal components of the styles</source>
        <translation>风格的主成分</translation>
    </message>
</context>
<context>
    <name>SlidersController</name>
    <message>
        <source>Another slider</source>
        <translation>添加滑块</translation>
    </message>
    <message>
        <source>Remove the slider {name}</source>
        <translation>忘掉滑块 {name}</translation>
    </message>
    <message>
        <source>Name removed</source>
        <translation>名称已忘掉</translation>
    </message>
    <message>
        <source>Hide a slider</source>
        <translation>收起滑块</translation>
    </message>
    <message>
        <source>Name the slider {name}</source>
        <translation>给滑块起名 {name}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>SlowNotice</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>The bundled model, in my style</source>
        <translation>自带模型，换成我的风格</translation>
    </message>
    <message>
        <source>From nothing</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>A quick look</source>
        <translation>先看一眼</translation>
    </message>
    <message>
        <source>Good by tomorrow</source>
        <translation>明天就好</translation>
    </message>
    <message>
        <source>As good as it gets</source>
        <translation>尽善尽美</translation>
    </message>
    <message>
        <source>{size} of memory</source>
        <translation>内存 {size}</translation>
    </message>
    <message>
        <source>wants a graphics card</source>
        <translation>最好有显卡</translation>
    </message>
    <message>
        <source>Measured on this machine.</source>
        <translation>在本机上测得。</translation>
    </message>
    <message>
        <source>You have {kept} pictures; from {enough} on it becomes good. With fewer it learns them by heart.</source>
        <translation>你有 {kept} 张图片；{enough} 张以上效果才好。太少时它会把图片背下来。</translation>
    </message>
    <message>
        <source>It knows faces already and takes on the style of yours.</source>
        <translation>它已经会画脸，只需学会你的风格。</translation>
    </message>
    <message>
        <source>It learns everything from your pictures, and takes longer.</source>
        <translation>一切都从你的图片学起，需要更长时间。</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Opening the model…</source>
        <translation>正在打开模型…</translation>
    </message>
    <message numerus="yes">
        <source>Drawing %n face(s)…</source>
        <translation>
            <numerusform>正在绘制 %n 张…</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>没有打开的模型</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>The device that draws the faces</source>
        <translation>负责绘制的设备</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message numerus="yes">
        <source>+%n</source>
        <comment>more tags</comment>
        <translation>
            <numerusform>+%n</numerusform>
        </translation>
    </message>
    <message>
        <source>More tags</source>
        <translation>更多标签</translation>
    </message>
    <message>
        <source>Tag {name}</source>
        <translation>标签 {name}</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n face(s) with this tag</source>
        <translation>
            <numerusform>显示带有此标签的 %n 张脸</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Taking</name>
    <message>
        <source>Picture copied</source>
        <translation>图片已复制</translation>
    </message>
    <message>
        <source>{count} pictures copied</source>
        <translation>已复制 {count} 张图片</translation>
    </message>
    <message>
        <source>Only {count} are copied; all can be saved</source>
        <translation>只复制了 {count} 张；全部可以保存</translation>
    </message>
    <message>
        <source>Copied as text</source>
        <translation>已复制为文本</translation>
    </message>
    <message>
        <source>Only {count} are dragged; all can be saved</source>
        <translation>只拖出 {count} 张；全部可以通过保存取得</translation>
    </message>
    <message>
        <source>Share code copied; whoever has the program can paste it there</source>
        <translation>已复制分享码；有本程序的人粘贴即可</translation>
    </message>
    <message>
        <source>{count} share codes copied</source>
        <translation>已复制 {count} 个分享码</translation>
    </message>
</context>
<context>
    <name>TakingAway</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Folder for the stills</source>
        <translation>静态图的文件夹</translation>
    </message>
</context>
<context>
    <name>Train</name>
    <message>
        <source>cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>no face was found in it</source>
        <translation>没有找到脸</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>太小</translation>
    </message>
    <message>
        <source>nearly nothing to be seen</source>
        <translation>几乎看不见内容</translation>
    </message>
    <message>
        <source>without colour</source>
        <translation>没有颜色</translation>
    </message>
    <message>
        <source>all in one tint</source>
        <translation>只有一种色调</translation>
    </message>
    <message>
        <source>there twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>nearly the same as another</source>
        <translation>与另一张几乎相同</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>preparing pictures</source>
        <translation>正在准备图片</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>did not go on</source>
        <translation>未能继续</translation>
    </message>
    <message>
        <source>Making an environment…</source>
        <translation>正在创建环境…</translation>
    </message>
    <message>
        <source>Downloading and installing…</source>
        <translation>正在下载并安装…</translation>
    </message>
    <message>
        <source>Trying a real training step…</source>
        <translation>正在试训练一步…</translation>
    </message>
    <message>
        <source>Putting it in its place…</source>
        <translation>正在就位…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>正在查找图片…</translation>
    </message>
    <message>
        <source>Reading labels…</source>
        <translation>正在读取标签…</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>正在查找脸…</translation>
    </message>
    <message>
        <source>Opening pictures…</source>
        <translation>正在打开图片…</translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation>正在查找重复…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Reading hair and eyes…</source>
        <translation>正在识别头发和眼睛…</translation>
    </message>
    <message>
        <source>Trying some steps…</source>
        <translation>正在试训练几步…</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{days} days {hours} h</source>
        <translation>{days} 天 {hours} 小时</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>This moment is being saved</source>
        <translation>正在保存此刻</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>Pick up a run…</source>
        <translation>接续已有训练…</translation>
    </message>
    <message>
        <source>No trainings yet</source>
        <translation>还没有训练</translation>
    </message>
    <message>
        <source>Drop a folder of pictures here. The program looks through them, tells how long learning takes on this machine, and makes a model that draws in their style.</source>
        <translation>把图片文件夹拖到这里。程序会查看图片，告诉你在本机上要学多久，并做出以同样风格作画的模型。</translation>
    </message>
    <message>
        <source>Pause or resume the training</source>
        <translation>暂停或恢复训练</translation>
    </message>
    <message>
        <source>Draw with what was trained</source>
        <translation>用训练的成果来画</translation>
    </message>
    <message>
        <source>My model</source>
        <translation>我的模型</translation>
    </message>
    <message>
        <source>The folder of a run</source>
        <translation>训练文件夹</translation>
    </message>
    <message>
        <source>{name} was removed</source>
        <translation>已移除 {name}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TrainerLine</name>
    <message>
        <source>The trainer</source>
        <translation>训练器</translation>
    </message>
    <message>
        <source>Check it by a training step</source>
        <translation>试训练一步来检查</translation>
    </message>
    <message>
        <source>Install it anew</source>
        <translation>重新安装</translation>
    </message>
    <message>
        <source>Use an environment of mine…</source>
        <translation>使用我自己的环境…</translation>
    </message>
    <message>
        <source>Use the program&apos;s own again</source>
        <translation>改回程序自带的</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Also train on the battery</source>
        <translation>用电池时也训练</translation>
    </message>
    <message>
        <source>The trainer works</source>
        <translation>训练器工作正常</translation>
    </message>
    <message>
        <source>The folder of a Python environment</source>
        <translation>Python 环境的文件夹</translation>
    </message>
    <message>
        <source>on the processor</source>
        <translation>使用处理器</translation>
    </message>
</context>
<context>
    <name>TrainingList</name>
    <message>
        <source>Trainings</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>TypicalSlider</name>
    <message>
        <source>Typical</source>
        <translation>典型</translation>
    </message>
    <message>
        <source>Unusual</source>
        <translation>独特</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>个性</translation>
    </message>
    <message>
        <source>How typical or unusual the faces are</source>
        <translation>脸有多典型或多独特</translation>
    </message>
    <message>
        <source>Truncation ψ = {psi}: lower is safer, higher is more varied</source>
        <translation>截断 ψ = {psi}：越低越稳妥，越高越多样</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>hair length</source>
        <translation>发长</translation>
    </message>
    <message>
        <source>hair color</source>
        <translation>发色</translation>
    </message>
    <message>
        <source>hair style</source>
        <translation>发型</translation>
    </message>
    <message>
        <source>eye color</source>
        <translation>瞳色</translation>
    </message>
    <message>
        <source>skin color</source>
        <translation>肤色</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>glasses</source>
        <translation>眼镜</translation>
    </message>
    <message>
        <source>gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>features</source>
        <translation>五官</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>no</source>
        <translation>无</translation>
    </message>
    <message>
        <source>short</source>
        <translation>短</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>long</source>
        <translation>长</translation>
    </message>
    <message>
        <source>smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>twintails</source>
        <translation>双马尾</translation>
    </message>
    <message>
        <source>open mouth</source>
        <translation>张嘴</translation>
    </message>
    <message>
        <source>blush</source>
        <translation>脸红</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>帽子</translation>
    </message>
    <message>
        <source>ribbon</source>
        <translation>蝴蝶结</translation>
    </message>
    <message>
        <source>plain background</source>
        <translation>纯色背景</translation>
    </message>
    <message>
        <source>aqua</source>
        <translation>水蓝色</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>blonde</source>
        <translation>金色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>silver</source>
        <translation>银色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>light</source>
        <translation>明亮度</translation>
    </message>
    <message>
        <source>hair volume</source>
        <translation>发量</translation>
    </message>
    <message>
        <source>round face</source>
        <translation>圆脸</translation>
    </message>
    <message>
        <source>smooth hair</source>
        <translation>柔顺的头发</translation>
    </message>
    <message>
        <source>long fringe</source>
        <translation>长刘海</translation>
    </message>
    <message>
        <source>swept fringe</source>
        <translation>斜刘海</translation>
    </message>
    <message>
        <source>other clothes</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some}和{last}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Skip the welcome</source>
        <translation>跳过欢迎页</translation>
    </message>
    <message>
        <source>Keep this face</source>
        <translation>收藏这张脸</translation>
    </message>
    <message>
        <source>Keep it and save a picture…</source>
        <translation>收藏并保存图片…</translation>
    </message>
    <message>
        <source>Keep it and copy the picture</source>
        <translation>收藏并复制图片</translation>
    </message>
    <message>
        <source>Wall of faces</source>
        <translation>头像列表</translation>
    </message>
    <message>
        <source>The chosen face</source>
        <translation>选中的脸</translation>
    </message>
    <message>
        <source>{attribute}: which one?</source>
        <translation>{attribute}：要哪一种？</translation>
    </message>
    <message>
        <source>Keep it?</source>
        <translation>要收藏吗？</translation>
    </message>
    <message>
        <source>A face that you keep waits under Favourites; change it at any time.</source>
        <translation>收藏的脸可以随时在“收藏”里找到，继续修改。</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>One of these, perhaps?</source>
        <translation>也许是其中一张？</translation>
    </message>
    <message>
        <source>Choose a face that you like</source>
        <translation>选一张喜欢的脸</translation>
    </message>
    <message>
        <source>None of them existed a moment ago: they are drawn for you.</source>
        <translation>它们刚才都还不存在，是为你画的。</translation>
    </message>
    <message>
        <source>It is the same face each time, asked for differently.</source>
        <translation>始终是同一张脸，只是条件不同。</translation>
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
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Model files (*.onnx)</source>
        <translation>模型文件 (*.onnx)</translation>
    </message>
    <message>
        <source>The clipboard holds no avatar</source>
        <translation>剪贴板里没有头像</translation>
    </message>
    <message>
        <source>{family}, {resolution} px, {kimg} kimg</source>
        <translation>{family}，{resolution} 像素，{kimg} kimg</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>Seen since the start</source>
        <translation>本次浏览记录</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Show the welcome again</source>
        <translation>再次显示欢迎页</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Paste an avatar or a picture of one</source>
        <translation>粘贴头像或头像图片</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>打开模型文件</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation>使用自带的模型</translation>
    </message>
</context>
<context>
    <name>WishPanel</name>
    <message>
        <source>Surprise me</source>
        <translation>给我惊喜</translation>
    </message>
    <message>
        <source>Other wishes and other faces (Ctrl+U)</source>
        <translation>换条件，也换脸 (Ctrl+U)</translation>
    </message>
    <message>
        <source>Only faces that fit</source>
        <translation>只要符合的脸</translation>
    </message>
    <message>
        <source>Others are left out; a tagger looks at each face</source>
        <translation>不符合的脸会被略去；识别模型会检查每一张脸</translation>
    </message>
    <message>
        <source>Presets: wishes saved under a name</source>
        <translation>预设：命名保存的条件</translation>
    </message>
    <message>
        <source>Other faces (Ctrl+R)</source>
        <translation>换一批脸 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same number brings the same faces again</source>
        <translation>同一个数字会带来同样的脸</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) did not fit and were left out</source>
        <translation>
            <numerusform>有 %n 张脸不符合条件，已略去</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Face</name>
    <message>
        <source>Open in Create</source>
        <translation>在创作页打开</translation>
    </message>
    <message>
        <source>Open {name} in Create</source>
        <translation>在创作页打开 {name}</translation>
    </message>
    <message>
        <source>Rating of {name}</source>
        <translation>{name} 的评分</translation>
    </message>
</context>
<context>
    <name>self._owner</name>
    <message numerus="yes">
        <source>%n face(s) kept in favourites</source>
        <translation>
            <numerusform>已收藏 %n 张脸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n 张已有</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
</TS>
