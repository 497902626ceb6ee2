<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save as a PNG that can be dropped back here (Ctrl+S)</source>
        <translation>保存为 PNG，以后可以拖回这里继续编辑 (Ctrl+S)</translation>
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
        <source>Explore around</source>
        <translation>在周围探索</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle (Ctrl+E)</source>
        <translation>以这张脸为中心的地图 (Ctrl+E)</translation>
    </message>
    <message>
        <source>Wall of faces</source>
        <translation>头像墙</translation>
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
        <source>Faces appear here as soon as a model file is open.</source>
        <translation>打开模型文件后，头像就会出现在这里。</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>打开模型…</translation>
    </message>
</context>
<context>
    <name>Describing</name>
    <message>
        <source>Any</source>
        <translation>任意</translation>
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
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The favourites cannot be opened.</source>
        <translation>无法打开收藏。</translation>
    </message>
    <message>
        <source>Removed from favourites</source>
        <translation>已从收藏中移除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>This avatar was made with another model, which is not installed here. Open that model first, then drop the picture again.</source>
        <translation>这个头像是用另一个模型生成的，而这里没有安装它。请先打开那个模型，再把图片拖进来。</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>This ONNX Runtime was built without CUDA.</source>
        <translation>这个 ONNX Runtime 不支持 CUDA。</translation>
    </message>
    <message>
        <source>No NVIDIA GPU with a working driver was found.</source>
        <translation>没有找到驱动可用的 NVIDIA GPU。</translation>
    </message>
    <message>
        <source>ONNX Runtime could not use CUDA, most likely because CUDA or cuDNN is missing or too old: install the extra 'cuda'.</source>
        <translation>ONNX Runtime 无法使用 CUDA，多半是缺少 CUDA 或 cuDNN，或版本太旧：请安装附加组件 'cuda'。</translation>
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
        <source>Around favourites…</source>
        <translation>围绕收藏…</translation>
    </message>
    <message>
        <source>Lay the map between up to four faces that you kept</source>
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
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save as a PNG that can be dropped back here (Ctrl+S)</source>
        <translation>保存为 PNG，以后可以拖回这里继续编辑 (Ctrl+S)</translation>
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
        <source>Favourite {number}</source>
        <translation>收藏 {number}</translation>
    </message>
    <message numerus="yes">
        <source>Around %n face(s)</source>
        <translation>
            <numerusform>围绕 %n 张脸</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FavouritesPage</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Wall of favourites</source>
        <translation>收藏墙</translation>
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
        <translation>从这张脸继续：换个愿望，看看相似的 (回车)</translation>
    </message>
    <message>
        <source>Explore around</source>
        <translation>在周围探索</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle (Ctrl+E)</source>
        <translation>以这张脸为中心的地图 (Ctrl+E)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save as a PNG that can be dropped back here (Ctrl+S)</source>
        <translation>保存为 PNG，以后可以拖回这里继续编辑 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove from the favourites (Delete)</source>
        <translation>从收藏中移除 (Delete)</translation>
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
        <source>Kept on</source>
        <translation>收藏于</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepButton</name>
    <message>
        <source>Kept in favourites</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
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
    <name>MapButtons</name>
    <message>
        <source>Nearer: smaller differences (+)</source>
        <translation>放大：差别更小 (+)</translation>
    </message>
    <message>
        <source>Farther: greater differences (-)</source>
        <translation>缩小：差别更大 (-)</translation>
    </message>
    <message>
        <source>Back to the middle (Home)</source>
        <translation>回到中心 (Home)</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>bundled</source>
        <translation>内置</translation>
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
        <source>Attributes</source>
        <translation>属性</translation>
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
        <source>Model number</source>
        <translation>模型编号</translation>
    </message>
    <message>
        <source>tagger</source>
        <translation>识别模型</translation>
    </message>
    <message>
        <source>{value} (real pictures: {reference})</source>
        <translation>{value}（真实图片：{reference}）</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Installed models</source>
        <translation>已安装的模型</translation>
    </message>
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
        <source>Add a model…</source>
        <translation>添加模型…</translation>
    </message>
    <message>
        <source>Check a model file and copy it here; dropping one does the same</source>
        <translation>检查模型文件并复制到这里；拖放文件也一样</translation>
    </message>
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
        <source>Measure the speed on this machine once more</source>
        <translation>在这台电脑上重新测量速度</translation>
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
        <source>Draw with: {device}</source>
        <translation>绘制设备：{device}</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
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
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Runs on: {device}</source>
        <translation>实际运行于：{device}</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>这个文件无法使用。</translation>
    </message>
    <message>
        <source>A tagger reads faces; it draws none.</source>
        <translation>识别模型只读取脸，不绘制。</translation>
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
    <message>
        <source>Measured on this machine: {device}</source>
        <translation>在这台电脑上测得：{device}</translation>
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
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
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
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Like the system</source>
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
        <source>Language</source>
        <translation>语言</translation>
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
    <name>TrailBar</name>
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
        <source>Faces that are only related</source>
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
        <source>aqua</source>
        <translation>水色</translation>
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
    <name>WishPanel</name>
    <message>
        <source>Surprise me</source>
        <translation>给我惊喜</translation>
    </message>
    <message>
        <source>Other wishes and other faces (Ctrl+U)</source>
        <translation>换愿望，也换脸 (Ctrl+U)</translation>
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
</context>
</TS>
