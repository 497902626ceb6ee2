<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AnimationDialog</name>
    <message>
        <source>As it is</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Export the animation</source>
        <translation>アニメーションを書き出す</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>サイズ（ピクセル）</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>フレーム／秒</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>品質</translation>
    </message>
    <message>
        <source>Small and good; every browser shows it</source>
        <translation>小さくてきれい。どのブラウザーでも見られます</translation>
    </message>
    <message>
        <source>Shown everywhere, with 256 colours</source>
        <translation>どこでも見られますが、256 色です</translation>
    </message>
    <message>
        <source>Without any loss, and large</source>
        <translation>劣化はありませんが、大きくなります</translation>
    </message>
    <message>
        <source>A video, for where pictures do not move</source>
        <translation>動く画像が使えない場所のための動画</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n フレーム</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many frames for this size: choose a smaller one.</source>
        <translation>このサイズにはフレームが多すぎます。小さいサイズを選んでください。</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>約 {size}</translation>
    </message>
    <message>
        <source>MP4 needs one more package: pip install &apos;acgan-desktop[video]&apos;. The other formats work as they are.</source>
        <translation>MP4 には追加のパッケージが必要です：pip install &apos;acgan-desktop[video]&apos;。ほかの形式はそのまま使えます。</translation>
    </message>
    <message>
        <source>Every frame needs a face on plain ground, which is cut out.</source>
        <translation>どのフレームも無地の背景の顔である必要があります。顔が切り抜かれます。</translation>
    </message>
    <message>
        <source>GIF has 256 colours and no quality to choose.</source>
        <translation>GIF は 256 色で、品質は選べません。</translation>
    </message>
    <message>
        <source>APNG keeps every pixel as it is; its files are large.</source>
        <translation>APNG はすべてのピクセルをそのまま残すので、ファイルが大きくなります。</translation>
    </message>
</context>
<context>
    <name>AppContext</name>
    <message>
        <source>This avatar was made with another model, which is not installed here. Open that model first, then drop the picture again.</source>
        <translation>このアバターは、ここにない別のモデルで作られています。先にそのモデルを開いてから、もう一度画像をドロップしてください。</translation>
    </message>
    <message>
        <source>Pictures are enlarged without an upscaler that cannot be used: {problem}</source>
        <translation>使えない拡大モデルがあるため、それを使わずに拡大します：{problem}</translation>
    </message>
</context>
<context>
    <name>AttributeControl</name>
    <message>
        <source>Any</source>
        <translation>指定なし</translation>
    </message>
    <message>
        <source>Every face may differ here</source>
        <translation>この項目は顔ごとに変わります</translation>
    </message>
    <message>
        <source>{class_name} (Shift: blend)</source>
        <translation>{class_name}（Shift：混ぜる）</translation>
    </message>
    <message>
        <source>A blend of two</source>
        <translation>二つの混合</translation>
    </message>
    <message>
        <source>Locked: only you change it here</source>
        <translation>固定中：ここで自分が変えるときだけ変わります</translation>
    </message>
    <message>
        <source>Lock: surprises and presets leave it as it is</source>
        <translation>固定する：おまかせやプリセットでは変わりません</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>固定中</translation>
    </message>
    <message>
        <source>not locked</source>
        <translation>固定なし</translation>
    </message>
</context>
<context>
    <name>BlendControls</name>
    <message>
        <source>Curved</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直線</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>一定</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>なめらか</translation>
    </message>
    <message>
        <source>Linger</source>
        <translation>ひと休み</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>往復</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>道すじ</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>速さの変化</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>最後は</translation>
    </message>
    <message>
        <source>Time per face</source>
        <translation>顔ごとの時間</translation>
    </message>
    <message>
        <source>Every frame is a face of its own (spherical in z)</source>
        <translation>どのフレームもひとつの顔になります（z の球面補間）</translation>
    </message>
    <message>
        <source>The shortest way, over more average faces (linear in styles)</source>
        <translation>平均的な顔を通る最短の道（スタイルの線形補間）</translation>
    </message>
    <message>
        <source>Always at the same speed</source>
        <translation>いつも同じ速さ</translation>
    </message>
    <message>
        <source>Slower near each face</source>
        <translation>それぞれの顔の近くでゆっくり</translation>
    </message>
    <message>
        <source>Rests at each face for a moment</source>
        <translation>それぞれの顔で少し止まります</translation>
    </message>
    <message>
        <source>The last face turns into the first</source>
        <translation>最後の顔が最初の顔に変わります</translation>
    </message>
    <message>
        <source>There and back again (boomerang)</source>
        <translation>行って戻ります（ブーメラン）</translation>
    </message>
    <message>
        <source>Ends at the last face</source>
        <translation>最後の顔で終わります</translation>
    </message>
    <message>
        <source>Seconds from face to face</source>
        <translation>次の顔までの秒数</translation>
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
        <translation>レイヤー</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Halfway</source>
        <translation>中間</translation>
    </message>
    <message>
        <source>Child of face {row} with what it takes from face {column}</source>
        <translation>顔 {row} の子。一部を顔 {column} から受け継ぎます</translation>
    </message>
    <message>
        <source>Children take what you wished for, such as hair colour</source>
        <translation>子は髪の色などの条件を受け継ぎます</translation>
    </message>
    <message>
        <source>Children take whole layers, such as shape or colours</source>
        <translation>子は輪郭や色などのレイヤーごと受け継ぎます</translation>
    </message>
    <message>
        <source>Children lie in the middle between two faces</source>
        <translation>子は二つの顔のちょうど中間です</translation>
    </message>
    <message>
        <source>Grid of children</source>
        <translation>子の一覧</translation>
    </message>
    <message>
        <source>Finding out what the layers of this model change…</source>
        <translation>このモデルの各レイヤーが何を変えるかを調べています…</translation>
    </message>
    <message>
        <source>The layers of this model change nothing that you would see.</source>
        <translation>このモデルのレイヤーを変えても、見た目はほとんど変わりません。</translation>
    </message>
    <message>
        <source>Each child lies halfway between the faces of its row and column.</source>
        <translation>どの子も、行の顔と列の顔のちょうど中間です。</translation>
    </message>
    <message>
        <source>Choose what the children take from the face of their column.</source>
        <translation>列の顔から何を受け継ぐかを選んでください。</translation>
    </message>
    <message>
        <source>Each child is the face of its row with the {things} of its column.</source>
        <translation>どの子も、行の顔に列の顔の{things}を合わせたものです。</translation>
    </message>
    <message>
        <source>{one} {another}</source>
        <translation>{one}{another}</translation>
    </message>
    <message>
        <source>This model draws faces as a whole: it has no layers to share.</source>
        <translation>このモデルは顔をまるごと描くため、レイヤーは選べません。</translation>
    </message>
</context>
<context>
    <name>BlendExport</name>
    <message>
        <source>Export…</source>
        <translation>書き出す…</translation>
    </message>
    <message>
        <source>Save as GIF, WebP, APNG or MP4 (Ctrl+Shift+E)</source>
        <translation>GIF、WebP、APNG、MP4 で保存します (Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>{name} を書き込み中</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>{name} として保存しました</translation>
    </message>
    <message>
        <source>Animations (*{suffix})</source>
        <translation>アニメーション (*{suffix})</translation>
    </message>
    <message>
        <source>Save the animation</source>
        <translation>アニメーションを保存</translation>
    </message>
</context>
<context>
    <name>BlendFaces</name>
    <message>
        <source>Blend these faces</source>
        <translation>これらの顔をブレンド</translation>
    </message>
    <message>
        <source>Add a face</source>
        <translation>顔を追加</translation>
    </message>
    <message>
        <source>Random faces</source>
        <translation>ランダムな顔</translation>
    </message>
    <message>
        <source>Copy a face</source>
        <translation>顔をコピー</translation>
    </message>
    <message>
        <source>Take a face out</source>
        <translation>顔を外す</translation>
    </message>
    <message>
        <source>Move a face</source>
        <translation>顔を動かす</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>順番を逆にする</translation>
    </message>
    <message>
        <source>Other timing</source>
        <translation>動き方を変える</translation>
    </message>
</context>
<context>
    <name>BlendPage</name>
    <message>
        <source>Animation</source>
        <translation>アニメーション</translation>
    </message>
    <message>
        <source>Crossings</source>
        <translation>かけ合わせ</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>ブレンド</translation>
    </message>
    <message>
        <source>The faces turn into each other</source>
        <translation>顔が次々に変わっていきます</translation>
    </message>
    <message>
        <source>The children that the faces would have</source>
        <translation>その顔たちの子どもたち</translation>
    </message>
    <message>
        <source>Turn one face into another</source>
        <translation>ある顔を別の顔に変える</translation>
    </message>
    <message>
        <source>Two to eight faces of your choice become an animation here.</source>
        <translation>選んだ 2～8 枚の顔が、ここでアニメーションになります。</translation>
    </message>
    <message>
        <source>Begin with three faces</source>
        <translation>3 枚の顔で始める</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>モデルが開かれていません</translation>
    </message>
    <message>
        <source>Faces can be blended here as soon as a model is open.</source>
        <translation>モデルを開くと、ここで顔をブレンドできます。</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>「つくる」へ</translation>
    </message>
    <message>
        <source>Add favourites</source>
        <translation>お気に入りから追加</translation>
    </message>
    <message>
        <source>Choose faces in the order you want them.</source>
        <translation>並べたい順に顔を選んでください。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) had no room in this blend</source>
        <translation>
            <numerusform>%n 枚はこのブレンドに入りきりませんでした</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep a few faces first: then add them here</source>
        <translation>まず顔をいくつかお気に入りに入れると、ここに追加できます</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>再生／一時停止 (スペース)</translation>
    </message>
    <message>
        <source>Animation or crossings</source>
        <translation>アニメーション／かけ合わせ</translation>
    </message>
    <message>
        <source>Export the animation</source>
        <translation>アニメーションを書き出す</translation>
    </message>
    <message>
        <source>Add a random face</source>
        <translation>ランダムな顔を追加</translation>
    </message>
    <message>
        <source>Add faces from the favourites</source>
        <translation>お気に入りから顔を追加</translation>
    </message>
    <message>
        <source>Other random faces</source>
        <translation>別のランダムな顔</translation>
    </message>
    <message>
        <source>Show this face twice</source>
        <translation>この顔をもう一度入れる</translation>
    </message>
    <message>
        <source>Take this face out</source>
        <translation>この顔を外す</translation>
    </message>
    <message>
        <source>Reverse the order</source>
        <translation>順番を逆にする</translation>
    </message>
    <message>
        <source>Keep this frame, or not</source>
        <translation>このフレームをお気に入りに入れる／外す</translation>
    </message>
    <message>
        <source>Save this frame…</source>
        <translation>このフレームを保存…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>画像をコピー</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>テキストとしてコピー</translation>
    </message>
    <message>
        <source>Copy the share code</source>
        <translation>共有コードをコピー</translation>
    </message>
    <message>
        <source>Open this frame in Create</source>
        <translation>このフレームを「つくる」で開く</translation>
    </message>
    <message>
        <source>Explore around this frame</source>
        <translation>このフレームのまわりを探索</translation>
    </message>
</context>
<context>
    <name>BlendSide</name>
    <message>
        <source>The chosen child</source>
        <translation>選んだ子</translation>
    </message>
    <message>
        <source>Each button stops at the frame that is in view, and acts on it.</source>
        <translation>ボタンを押すと表示中のフレームで止まり、そのフレームを対象にします。</translation>
    </message>
    <message>
        <source>Add to the blend</source>
        <translation>ブレンドに加える</translation>
    </message>
    <message>
        <source>The child becomes a face of the strip</source>
        <translation>この子を顔の並びに加えます</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>For a chat, a profile or print (Ctrl+S)</source>
        <translation>チャット、プロフィール、印刷用に (Ctrl+S)</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>つくる</translation>
    </message>
    <message>
        <source>Go on from this face: other wishes, more like it (Return)</source>
        <translation>この顔から続ける：条件を変えたり、似た顔を見たり (Enter)</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle</source>
        <translation>この顔を中心にした地図を開きます</translation>
    </message>
    <message>
        <source>This child</source>
        <translation>この子</translation>
    </message>
    <message>
        <source>This frame</source>
        <translation>このフレーム</translation>
    </message>
</context>
<context>
    <name>BlendStage</name>
    <message>
        <source>The blend</source>
        <translation>ブレンド</translation>
    </message>
    <message>
        <source>Space plays and pauses, the arrows go from frame to frame.</source>
        <translation>スペースキーで再生と一時停止、矢印キーで 1 フレームずつ動きます。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>{now} of {all} s</source>
        <translation>{now} / {all} 秒</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>一時停止 (スペース)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>再生 (スペース)</translation>
    </message>
</context>
<context>
    <name>BlendStrip</name>
    <message>
        <source>Faces</source>
        <translation>顔</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>ランダム</translation>
    </message>
    <message>
        <source>Add a random face (Ctrl+R)</source>
        <translation>ランダムな顔を追加 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Favourites…</source>
        <translation>お気に入り…</translation>
    </message>
    <message>
        <source>Add faces that you kept (Ctrl+F)</source>
        <translation>お気に入りの顔を追加 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Show this face twice (Ctrl+Shift+D)</source>
        <translation>この顔をもう一度入れる (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>Take this face out (Delete)</source>
        <translation>この顔を外す (Delete)</translation>
    </message>
    <message>
        <source>Faces of the blend</source>
        <translation>ブレンドする顔</translation>
    </message>
    <message>
        <source>Arrows walk, Ctrl and arrows move a face, Delete takes it out.</source>
        <translation>矢印キーで移動、Ctrl＋矢印キーで並べ替え、Delete で外します。</translation>
    </message>
    <message>
        <source>{count} of {most}</source>
        <translation>{count} / {most}</translation>
    </message>
    <message>
        <source>Add a second face</source>
        <translation>もう 1 枚追加してください</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Kept</source>
        <translation>使う画像</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>除いた画像</translation>
    </message>
    <message>
        <source>No picture was left out.</source>
        <translation>除いた画像はありません。</translation>
    </message>
    <message>
        <source>{kept} of {found} pictures are kept.</source>
        <translation>{found} 枚中 {kept} 枚を使います。</translation>
    </message>
    <message>
        <source>{count} are changed by you.</source>
        <translation>{count} 枚を変更しました。</translation>
    </message>
    <message>
        <source>A click leaves a picture out.</source>
        <translation>クリックすると画像を除きます。</translation>
    </message>
    <message>
        <source>A click takes a picture in.</source>
        <translation>クリックすると画像を戻します。</translation>
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
        <translation>チャット、プロフィール、印刷用に。選んだ顔をすべて保存 (Ctrl+S)</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>似た顔をもっと</translation>
    </message>
    <message>
        <source>See faces close to this one (Return)</source>
        <translation>この顔に近い顔を見る (Enter)</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>The same person smiling, with glasses, with other hair (Ctrl+I)</source>
        <translation>同じ人の笑顔、メガネ、別の髪など (Ctrl+I)</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle (Ctrl+E)</source>
        <translation>この顔を中心にした地図を開きます (Ctrl+E)</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>ブレンド</translation>
    </message>
    <message>
        <source>From this face to others; pick several with Ctrl (Ctrl+B)</source>
        <translation>この顔から別の顔へ。Ctrl で複数選べます (Ctrl+B)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the picture (Ctrl+C)</source>
        <translation>画像をコピー (Ctrl+C)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共有</translation>
    </message>
    <message>
        <source>Copy a line that draws this face again, to paste (Ctrl+Shift+K)</source>
        <translation>貼り付けると同じ顔が描かれる 1 行のコードをコピー (Ctrl+Shift+K)</translation>
    </message>
    <message>
        <source>The chosen face</source>
        <translation>選んだ顔</translation>
    </message>
    <message>
        <source>Drag the picture to another program</source>
        <translation>画像をほかのアプリへドラッグ</translation>
    </message>
    <message>
        <source>More like this face</source>
        <translation>この顔に似た顔をもっと</translation>
    </message>
    <message>
        <source>Keep this face, or not</source>
        <translation>この顔をお気に入りに入れる／外す</translation>
    </message>
    <message>
        <source>Change this face by sliders</source>
        <translation>スライダーでこの顔を変える</translation>
    </message>
    <message>
        <source>Expressions of this face</source>
        <translation>この顔の表情</translation>
    </message>
    <message>
        <source>Explore around this face</source>
        <translation>この顔のまわりを探索</translation>
    </message>
    <message>
        <source>Blend from this face</source>
        <translation>この顔からブレンド</translation>
    </message>
    <message>
        <source>Change this face</source>
        <translation>この顔を変える</translation>
    </message>
    <message>
        <source>Put the sliders away; the face stays as it is on the wall (Ctrl+G)</source>
        <translation>スライダーを閉じます。一覧の顔は元のままです (Ctrl+G)</translation>
    </message>
    <message>
        <source>Sliders for what this model can change about it (Ctrl+G)</source>
        <translation>このモデルで変えられるところのスライダー (Ctrl+G)</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>選択中</translation>
    </message>
    <message>
        <source>{count} faces</source>
        <translation>{count} 枚の顔</translation>
    </message>
</context>
<context>
    <name>CollectionTransfer</name>
    <message numerus="yes">
        <source>%n face(s) written to {name}</source>
        <translation>
            <numerusform>%n 枚を {name} に書き込みました</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>{name} を書き込み中</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} を読み込み中</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) added</source>
        <translation>
            <numerusform>%n 枚を追加しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n 枚はすでにあります</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>中止しました</translation>
    </message>
    <message>
        <source>Collections of favourites (*{suffix})</source>
        <translation>お気に入りのコレクション (*{suffix})</translation>
    </message>
    <message>
        <source>Export favourites</source>
        <translation>お気に入りを書き出す</translation>
    </message>
    <message>
        <source>Import favourites</source>
        <translation>お気に入りを読み込む</translation>
    </message>
</context>
<context>
    <name>ColourButton</name>
    <message>
        <source>Other…</source>
        <translation>その他…</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What would you like to do?</source>
        <translation>何をしますか？</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>コマンドを探す</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>No command is called that</source>
        <translation>その名前のものはありません</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Side by side</source>
        <translation>並べて比較</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Back to the favourites (Esc)</source>
        <translation>お気に入りに戻る (Esc)</translation>
    </message>
</context>
<context>
    <name>CrashBox</name>
    <message>
        <source>After a crash</source>
        <translation>異常終了のあと</translation>
    </message>
    <message>
        <source>The program closed unexpectedly last time</source>
        <translation>前回、アプリが予期せず終了しました</translation>
    </message>
    <message>
        <source>Your favourites are safe. Here is what is known of the crash; none of it was sent anywhere. If you would like it fixed, copy it and show it to us.</source>
        <translation>お気に入りは無事です。以下は終了時の記録で、どこにも送信されていません。修正を希望される場合は、コピーしてお知らせください。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>報告をコピー</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Wall of faces</source>
        <translation>顔の一覧</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>おまかせ</translation>
    </message>
    <message>
        <source>Other faces</source>
        <translation>別の顔</translation>
    </message>
    <message>
        <source>Draw 100 more faces</source>
        <translation>顔をあと 100 枚描く</translation>
    </message>
    <message>
        <source>Back one step</source>
        <translation>一つ戻る</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>モデルが開かれていません</translation>
    </message>
    <message>
        <source>Faces appear here as soon as a model file is open.</source>
        <translation>モデルファイルを開くと、ここに顔が表示されます。</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation>付属のモデルを使う</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>モデルを開く…</translation>
    </message>
    <message>
        <source>Only faces that fit</source>
        <translation>条件に合う顔だけ</translation>
    </message>
</context>
<context>
    <name>CreateSteps</name>
    <message>
        <source>Typical or unusual</source>
        <translation>典型的か個性的か</translation>
    </message>
    <message>
        <source>Other faces: seed {seed}</source>
        <translation>別の顔：シード {seed}</translation>
    </message>
    <message>
        <source>Near faces</source>
        <translation>近い顔</translation>
    </message>
    <message>
        <source>Far faces</source>
        <translation>遠い顔</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>おまかせ</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>似た顔をもっと</translation>
    </message>
    <message>
        <source>Open an avatar</source>
        <translation>アバターを開く</translation>
    </message>
    <message numerus="yes">
        <source>Open %n face(s)</source>
        <translation>
            <numerusform>%n 枚の顔を開く</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to step {number}</source>
        <translation>ステップ {number} に戻る</translation>
    </message>
    <message>
        <source>Earlier faces again</source>
        <translation>前に見た顔に戻る</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>プリセット {name}</translation>
    </message>
</context>
<context>
    <name>Describing</name>
    <message>
        <source>Any</source>
        <translation>指定なし</translation>
    </message>
    <message>
        <source>With</source>
        <translation>特徴</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>個性</translation>
    </message>
    <message>
        <source>{seed}, face {number}</source>
        <translation>{seed}、{number} 番目</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>顔 {number}</translation>
    </message>
    <message>
        <source>The nearest found; not certain: {names}</source>
        <translation>見つかった中でいちばん近い顔。不確か：{names}</translation>
    </message>
</context>
<context>
    <name>DeviceChoice</name>
    <message>
        <source>Draw with</source>
        <translation>描画に使うデバイス</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
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
        <translation>使える GPU があれば GPU、なければ CPU を使います</translation>
    </message>
    <message>
        <source>Runs on: {device}</source>
        <translation>実際の動作：{device}</translation>
    </message>
    <message>
        <source>ONNX Runtime&apos;s provider: {name}</source>
        <translation>ONNX Runtime のプロバイダー：{name}</translation>
    </message>
    <message>
        <source>Draw with: {device}</source>
        <translation>描画に使うデバイス：{device}</translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop a picture that you saved here, and its avatar comes back</source>
        <translation>保存した画像をここにドロップすると、アバターが戻ります</translation>
    </message>
</context>
<context>
    <name>ErrorBox</name>
    <message>
        <source>Copy details</source>
        <translation>詳細をコピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>一件ずつの理由</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>うまくいきませんでした</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>問題が発生しました</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>詳細を隠す</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>詳細を表示</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>This ONNX Runtime was built without CUDA.</source>
        <translation>この ONNX Runtime は CUDA に対応していません。</translation>
    </message>
    <message>
        <source>No NVIDIA GPU with a working driver was found.</source>
        <translation>ドライバーが使える NVIDIA の GPU が見つかりません。</translation>
    </message>
    <message>
        <source>ONNX Runtime could not use CUDA, most likely because CUDA or cuDNN is missing or too old: install the extra &apos;cuda&apos;.</source>
        <translation>ONNX Runtime が CUDA を使えません。おそらく CUDA か cuDNN がないか古いためです。追加の &apos;cuda&apos; をインストールしてください。</translation>
    </message>
    <message>
        <source>There is no picture at {path}.</source>
        <translation>{path} に画像がありません。</translation>
    </message>
    <message>
        <source>There is no picture or avatar at {path}.</source>
        <translation>{path} に画像もアバターもありません。</translation>
    </message>
    <message>
        <source>{name} has no avatar inside; only pictures saved by this program have one.</source>
        <translation>{name} にはアバターが入っていません。入っているのは、このアプリで保存した画像だけです。</translation>
    </message>
    <message>
        <source>{name} is neither a PNG with an avatar inside nor an avatar.</source>
        <translation>{name} は、アバター入りの PNG でもアバターでもありません。</translation>
    </message>
    <message>
        <source>{name} {is_a}; a generator is needed to draw.</source>
        <translation>{name} は{is_a}。描くには生成モデルが必要です。</translation>
    </message>
    <message>
        <source>{name} {is_a}; a tagger is needed to read pictures.</source>
        <translation>{name} は{is_a}。画像を読み取るにはタグ付けモデルが必要です。</translation>
    </message>
    <message>
        <source>{name} {is_a}; an upscaler is needed to enlarge.</source>
        <translation>{name} は{is_a}。拡大するには拡大モデルが必要です。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>ファイル {path} がありません。</translation>
    </message>
    <message>
        <source>{name} holds more than {most:,} favourites.</source>
        <translation>{name} のお気に入りは {most:,} 件を超えています。</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>長すぎます</translation>
    </message>
    <message>
        <source>the avatar is too large to be one that the program wrote</source>
        <translation>アバターが大きすぎて、このアプリが書いたものではありえません</translation>
    </message>
    <message>
        <source>the thumbnail is not base64</source>
        <translation>サムネイルが base64 ではありません</translation>
    </message>
    <message>
        <source>the thumbnail is damaged</source>
        <translation>サムネイルが壊れています</translation>
    </message>
    <message>
        <source>created: there is no such time</source>
        <translation>created：そのような時刻はありません</translation>
    </message>
    <message>
        <source>line {number}: {why}</source>
        <translation>{number} 行目：{why}</translation>
    </message>
    <message>
        <source>1 favourite in {name} cannot be used ({why})</source>
        <translation>{name} のお気に入りのうち 1 件は使えません（{why}）</translation>
    </message>
    <message>
        <source>{count} favourites in {name} cannot be used ({why})</source>
        <translation>{name} のお気に入りのうち {count} 件は使えません（{why}）</translation>
    </message>
    <message>
        <source>{name} is not complete: it ends after {lines} of {expected} favourites</source>
        <translation>{name} は完全ではありません：{expected} 件あるはずのお気に入りが {lines} 件で終わっています</translation>
    </message>
    <message>
        <source>{what}.</source>
        <translation>{what}。</translation>
    </message>
    <message>
        <source>{first}; {second}.</source>
        <translation>{first}。{second}。</translation>
    </message>
    <message>
        <source>No model came with this copy of the program; name one with --model FILE, or put one into {folder}.</source>
        <translation>このアプリにはモデルが付いていません。--model FILE で指定するか、{folder} に入れてください。</translation>
    </message>
    <message>
        <source>The model that this avatar was made with ({model}) is not installed; name it with --model FILE, or put it into {folder}.</source>
        <translation>このアバターを作ったモデル（{model}）が入っていません。--model FILE で指定するか、{folder} に入れてください。</translation>
    </message>
    <message>
        <source>The model {name} was not put aside for your favourites, because the models in {folder} take {size:.0f} GiB already; keep its file yourself.</source>
        <translation>{folder} のモデルがすでに {size:.0f} GiB あるため、モデル {name} をお気に入り用に取っておきませんでした。ファイルをご自分で保管してください。</translation>
    </message>
    <message>
        <source>The model file {path} has changed since it was opened; open it again.</source>
        <translation>モデルファイル {path} は開いたあとに変わりました。もう一度開いてください。</translation>
    </message>
    <message>
        <source>{name} is not one of the models that were added here, so it stays where it is.</source>
        <translation>{name} はここで追加したモデルではないので、そのまま残します。</translation>
    </message>
    <message>
        <source>The model {path} cannot be removed: {why}.</source>
        <translation>モデル {path} を削除できません：{why}。</translation>
    </message>
    <message>
        <source>The model {name} cannot be brought back: {why}.</source>
        <translation>モデル {name} を元に戻せません：{why}。</translation>
    </message>
    <message>
        <source>There is no model file {name}.</source>
        <translation>モデルファイル {name} がありません。</translation>
    </message>
    <message>
        <source>There is no model file {name}; installed are {known}.</source>
        <translation>モデルファイル {name} がありません。入っているのは {known} です。</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}：{why}</translation>
    </message>
    <message>
        <source>{name} is too large to be a picture of this program.</source>
        <translation>{name} は大きすぎて、このアプリの画像ではありません。</translation>
    </message>
    <message>
        <source>{name} is not a PNG.</source>
        <translation>{name} は PNG ではありません。</translation>
    </message>
    <message>
        <source>{name} is damaged: it ends too early.</source>
        <translation>{name} は壊れています：途中で終わっています。</translation>
    </message>
    <message>
        <source>The avatar inside {name} is too large to be one of this program.</source>
        <translation>{name} の中のアバターは大きすぎて、このアプリのものではありえません。</translation>
    </message>
    <message>
        <source>{name} is damaged: the avatar inside does not match its checksum.</source>
        <translation>{name} は壊れています：中のアバターがチェックサムと一致しません。</translation>
    </message>
    <message>
        <source>{name} has too many parts to be a picture of this program.</source>
        <translation>{name} は部分が多すぎて、このアプリの画像ではありえません。</translation>
    </message>
    <message>
        <source>The avatar inside {name} is damaged.</source>
        <translation>{name} の中のアバターが壊れています。</translation>
    </message>
    <message>
        <source>This is not a usable avatar: {why}.</source>
        <translation>使えるアバターではありません：{why}。</translation>
    </message>
    <message>
        <source>The picture {path} cannot be saved: {why}.</source>
        <translation>画像 {path} を保存できません：{why}。</translation>
    </message>
    <message>
        <source>The animation {path} cannot be saved: {why}.</source>
        <translation>アニメーション {path} を保存できません：{why}。</translation>
    </message>
    <message>
        <source>The video cannot be made: {why}.</source>
        <translation>動画を作れません：{why}。</translation>
    </message>
    <message>
        <source>The favourites in {path} cannot be used: {why}.</source>
        <translation>{path} のお気に入りを使えません：{why}。</translation>
    </message>
    <message>
        <source>The favourites in {path} cannot be opened: {why}.</source>
        <translation>{path} のお気に入りを開けません：{why}。</translation>
    </message>
    <message>
        <source>The favourites in {path} cannot be read: {why}.</source>
        <translation>{path} のお気に入りを読めません：{why}。</translation>
    </message>
    <message>
        <source>The favourites in {path} were written by a newer version of the program; update the program to open them.</source>
        <translation>{path} のお気に入りは新しいバージョンのアプリで書かれています。開くにはアプリを更新してください。</translation>
    </message>
    <message>
        <source>{count} of {all} favourites cannot be shown, because their entries are damaged; they stay in {path}.</source>
        <translation>お気に入り {all} 件のうち {count} 件は、項目が壊れているため表示できません。{path} に残っています。</translation>
    </message>
    <message>
        <source>The favourites in {path} can be looked at and exported, but not changed, because their folder cannot be written.</source>
        <translation>{path} のお気に入りは見たり書き出したりできますが、フォルダーに書き込めないため変更できません。</translation>
    </message>
    <message>
        <source>The favourites in {path} can be looked at and exported, but not changed, because the disk is full.</source>
        <translation>{path} のお気に入りは見たり書き出したりできますが、ディスクの空きがないため変更できません。</translation>
    </message>
    <message>
        <source>The favourites in {path} are damaged, and another window or program has them open; close it and start again, and what can be read will be recovered.</source>
        <translation>{path} のお気に入りは壊れており、別のウィンドウまたはアプリが開いています。それを閉じてから起動し直すと、読み取れるものは復元されます。</translation>
    </message>
    <message>
        <source>{name} does not end in .onnx, as model files do; give it such a name to add it.</source>
        <translation>{name} はモデルファイルの拡張子 .onnx で終わっていません。追加するには、名前をそのように変えてください。</translation>
    </message>
    <message>
        <source>The favourites were damaged: {count} could be recovered, and the damaged file is kept as {name}.</source>
        <translation>お気に入りが壊れていました：{count} 件を復元し、壊れたファイルは {name} として残しました。</translation>
    </message>
    <message>
        <source>{count} of your favourites cannot be shown, because their entries are damaged; they stay in {path}.</source>
        <translation>お気に入りのうち {count} 件は、データが壊れているため表示できません。{path} には残っています。</translation>
    </message>
    <message>
        <source>The model {name} cannot be put aside for your favourites in {folder}: {why}.</source>
        <translation>モデル {name} をお気に入り用に {folder} に取っておけません：{why}。</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of the program; update the program to import it.</source>
        <translation>{name} は新しいバージョンのアプリで書かれています。読み込むにはアプリを更新してください。</translation>
    </message>
    <message>
        <source>{name} is no collection of favourites of this program.</source>
        <translation>{name} はこのアプリのコレクションではありません。</translation>
    </message>
    <message>
        <source>The file {path} cannot be written: {why}.</source>
        <translation>ファイル {path} に書き込めません：{why}。</translation>
    </message>
    <message>
        <source>The file {path} cannot be read: {why}.</source>
        <translation>ファイル {path} を読めません：{why}。</translation>
    </message>
    <message>
        <source>The presets were damaged or from another version; the old file is {name}.</source>
        <translation>プリセットが壊れているか別のバージョンのものでした。古いファイルは {name} です。</translation>
    </message>
    <message>
        <source>There is room for {most} presets; remove one to keep another.</source>
        <translation>プリセットは {most} 個までです。一つ削除してください。</translation>
    </message>
    <message>
        <source>The presets in {path} cannot be read: {why}.</source>
        <translation>{path} のプリセットを読めません：{why}。</translation>
    </message>
    <message>
        <source>{name} does not end like an animation; the suffix must be one of {suffixes}.</source>
        <translation>{name} の拡張子はアニメーションのものではありません。拡張子は {suffixes} のどれかです。</translation>
    </message>
    <message>
        <source>The size of an animation must lie between {least} and {most} pixels, not at {size}.</source>
        <translation>アニメーションの大きさは {least} から {most} ピクセルの間でなければならず、{size} にはできません。</translation>
    </message>
    <message>
        <source>The size of an MP4 must be an even number of pixels, not {size}.</source>
        <translation>MP4 の大きさは偶数ピクセルでなければならず、{size} にはできません。</translation>
    </message>
    <message>
        <source>The frame rate of this format must lie between 1 and {most:g} a second, not at {rate:g}.</source>
        <translation>この形式のフレームレートは毎秒 1 から {most:g} の間でなければならず、{rate:g} にはできません。</translation>
    </message>
    <message>
        <source>The quality must lie between 1 and 100, not at {quality}.</source>
        <translation>品質は 1 から 100 の間でなければならず、{quality} にはできません。</translation>
    </message>
    <message>
        <source>{count} frames of {size} pixels are too many for one animation; at this size it can have {most}.</source>
        <translation>{size} ピクセルで {count} フレームは、一つのアニメーションには多すぎます。この大きさでは {most} フレームまでです。</translation>
    </message>
    <message>
        <source>Writing MP4 needs PyAV, which is not installed: pip install &apos;acgan-desktop[video]&apos;, or choose .webp, .gif or .png.</source>
        <translation>MP4 を書くには PyAV が必要ですが、入っていません。pip install &apos;acgan-desktop[video]&apos; を実行するか、.webp、.gif、.png を選んでください。</translation>
    </message>
    <message>
        <source>The presets in {path} are damaged and cannot be moved aside: {why}.</source>
        <translation>{path} のプリセットは壊れていて、よけておくこともできません：{why}。</translation>
    </message>
    <message>
        <source>The presets cannot be saved in {path}: {why}.</source>
        <translation>プリセットを {path} に保存できません：{why}。</translation>
    </message>
    <message>
        <source>The sliders in {path} cannot be read: {why}.</source>
        <translation>{path} のスライダーを読み込めません：{why}。</translation>
    </message>
    <message>
        <source>The sliders in {path} are damaged and cannot be moved aside: {why}.</source>
        <translation>{path} のスライダーは壊れていて、よけておくこともできません：{why}。</translation>
    </message>
    <message>
        <source>Your sliders were damaged or from another version; the old file is {name}.</source>
        <translation>スライダーが壊れているか別のバージョンのものでした。古いファイルは {name} です。</translation>
    </message>
    <message>
        <source>There is room for {most} named sliders; remove one to keep another.</source>
        <translation>名前付きスライダーは {most} 個までです。一つ削除してください。</translation>
    </message>
    <message>
        <source>The sliders cannot be saved in {path}: {why}.</source>
        <translation>スライダーを {path} に保存できません：{why}。</translation>
    </message>
    <message>
        <source>The settings in {path} were damaged or from another version, so some are back at their defaults; the old file is kept as {name}.</source>
        <translation>{path} の設定が壊れているか別のバージョンのものだったため、一部を初期値に戻しました。古いファイルは {name} として残しました。</translation>
    </message>
    <message>
        <source>The settings in {path} were damaged or from another version, so some are back at their defaults.</source>
        <translation>{path} の設定が壊れているか別のバージョンのものだったため、一部を初期値に戻しました。</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read: {why}.</source>
        <translation>{path} の設定を読めません：{why}。</translation>
    </message>
    <message>
        <source>The settings cannot be saved in {path}: {why}.</source>
        <translation>設定を {path} に保存できません：{why}。</translation>
    </message>
    <message>
        <source>The model cannot be copied to {path}: {why}.</source>
        <translation>モデルを {path} にコピーできません：{why}。</translation>
    </message>
    <message>
        <source>The model file {path} cannot be read: {why}.</source>
        <translation>モデルファイル {path} を読めません：{why}。</translation>
    </message>
    <message>
        <source>{name} is not a usable model: it {why}.</source>
        <translation>{name} は使えるモデルではありません：{why}。</translation>
    </message>
    <message>
        <source>{name} cannot be used: {why}</source>
        <translation>{name} を使えません：{why}</translation>
    </message>
    <message>
        <source>ONNX Runtime cannot run {name}: {why}</source>
        <translation>ONNX Runtime で {name} を実行できません：{why}</translation>
    </message>
    <message>
        <source>These avatars are mixtures of too many faces: together they need {count}, and an avatar can hold {most}.</source>
        <translation>これらのアバターは混ざった顔が多すぎます。合わせて {count} 枚必要ですが、一つのアバターに入るのは {most} 枚までです。</translation>
    </message>
    <message>
        <source>The map ends here, a thousand million faces from its middle.</source>
        <translation>地図はここで終わりです。中心から 10 億の顔の先です。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}.</source>
        <translation>{path} を読めません：{why}。</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>そのファイルやフォルダーはありません</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>権限がありません</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>操作が許可されていません</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>フォルダーではありません</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>ファイルがすでにあります</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>空き容量がありません</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>ディスクの割り当てを超えました</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>読み取り専用です</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>入出力エラーが起きました</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>ファイルが大きすぎます</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>ファイル名が長すぎます</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>開いているファイルが多すぎます</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>デバイスまたはリソースが使用中です</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>{path} is too large to be {what}.</source>
        <translation>{path} は大きすぎて、{what}ではありえません。</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is not text in UTF-8.</source>
        <translation>{path} を読み込めません：UTF-8 のテキストではありません。</translation>
    </message>
    <message>
        <source>{path} is not a file.</source>
        <translation>{path} はファイルではありません。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {why}.</source>
        <translation>フォルダー {folder} を作れません：{why}。</translation>
    </message>
    <message>
        <source>a review task</source>
        <translation>確認作業のファイル</translation>
    </message>
    <message>
        <source>a table of labels</source>
        <translation>ラベルの表</translation>
    </message>
    <message>
        <source>Another command reports in {folder}; choose another folder.</source>
        <translation>別のコマンドが {folder} に進み具合を書いています。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>it is not JSON ({why})</source>
        <translation>JSON ではありません（{why}）</translation>
    </message>
    <message>
        <source>it holds more than {most:,} values</source>
        <translation>値が {most:,} 個を超えています</translation>
    </message>
    <message>
        <source>an object in it has more than {most:,} keys</source>
        <translation>キーが {most:,} 個を超えるオブジェクトがあります</translation>
    </message>
    <message>
        <source>{place}: {why}</source>
        <translation>{place}：{why}</translation>
    </message>
    <message>
        <source>Field required</source>
        <translation>この項目がありません</translation>
    </message>
    <message>
        <source>Extra inputs are not permitted</source>
        <translation>この項目は認められません</translation>
    </message>
    <message>
        <source>Input should be a valid dictionary or instance of {class_name}</source>
        <translation>辞書か {class_name} でなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid dictionary</source>
        <translation>辞書でなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid list</source>
        <translation>リストでなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid tuple</source>
        <translation>タプルでなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid string</source>
        <translation>文字列でなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid bytes</source>
        <translation>バイト列でなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid boolean</source>
        <translation>真偽値でなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid integer</source>
        <translation>整数でなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid integer, unable to parse string as an integer</source>
        <translation>整数でなければなりませんが、この文字列は整数ではありません</translation>
    </message>
    <message>
        <source>Input should be a valid integer, got a number with a fractional part</source>
        <translation>整数でなければなりませんが、小数部分があります</translation>
    </message>
    <message>
        <source>Input should be a valid number</source>
        <translation>数値でなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid number, unable to parse string as a number</source>
        <translation>数値でなければなりませんが、この文字列は数値ではありません</translation>
    </message>
    <message>
        <source>Input should be a finite number</source>
        <translation>有限の数でなければなりません</translation>
    </message>
    <message>
        <source>Input should be greater than {gt}</source>
        <translation>{gt} より大きくなければなりません</translation>
    </message>
    <message>
        <source>Input should be greater than or equal to {ge}</source>
        <translation>{ge} 以上でなければなりません</translation>
    </message>
    <message>
        <source>Input should be less than {lt}</source>
        <translation>{lt} より小さくなければなりません</translation>
    </message>
    <message>
        <source>Input should be less than or equal to {le}</source>
        <translation>{le} 以下でなければなりません</translation>
    </message>
    <message>
        <source>String should have at least {min_length} character{expected_plural}</source>
        <translation>文字列は {min_length} 文字以上でなければなりません</translation>
    </message>
    <message>
        <source>String should have at most {max_length} character{expected_plural}</source>
        <translation>文字列は {max_length} 文字までです</translation>
    </message>
    <message>
        <source>String should match pattern &apos;{pattern}&apos;</source>
        <translation>文字列は「{pattern}」の形でなければなりません</translation>
    </message>
    <message>
        <source>{field_type} should have at least {min_length} item{expected_plural} after validation, not {actual_length}</source>
        <translation>{field_type} は {min_length} 個以上でなければなりませんが、{actual_length} 個です</translation>
    </message>
    <message>
        <source>{field_type} should have at most {max_length} item{expected_plural} after validation, not {actual_length}</source>
        <translation>{field_type} は {max_length} 個までですが、{actual_length} 個です</translation>
    </message>
    <message>
        <source>Input should be {expected}</source>
        <translation>{expected} でなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid datetime</source>
        <translation>日時でなければなりません</translation>
    </message>
    <message>
        <source>Input should be a valid datetime, {error}</source>
        <translation>日時でなければなりません（{error}）</translation>
    </message>
    <message>
        <source>Input should be a valid datetime or date, {error}</source>
        <translation>日付か日時でなければなりません（{error}）</translation>
    </message>
    <message>
        <source>Input should have timezone info</source>
        <translation>タイムゾーンが必要です</translation>
    </message>
    <message>
        <source>Input tag &apos;{tag}&apos; found using {discriminator} does not match any of the expected tags: {expected_tags}</source>
        <translation>{discriminator} の「{tag}」は、次のどれでもありません：{expected_tags}</translation>
    </message>
    <message>
        <source>Unable to extract tag using discriminator {discriminator}</source>
        <translation>{discriminator} が見つかりません</translation>
    </message>
    <message>
        <source>is not base64</source>
        <translation>base64 ではありません</translation>
    </message>
    <message>
        <source>must be base64 text</source>
        <translation>base64 のテキストでなければなりません</translation>
    </message>
    <message>
        <source>must hold a whole number of float32 values</source>
        <translation>float32 の値が整数個でなければなりません</translation>
    </message>
    <message>
        <source>holds a value that is not finite</source>
        <translation>有限でない値があります</translation>
    </message>
    <message>
        <source>mix: each row needs one weight per source</source>
        <translation>mix：どの行にも、元ごとに一つの重みが必要です</translation>
    </message>
    <message>
        <source>mix: each row must sum to 1</source>
        <translation>mix：どの行も合計が 1 でなければなりません</translation>
    </message>
    <message>
        <source>This avatar is too large to be one that the program wrote.</source>
        <translation>このアバターは大きすぎて、このアプリが書いたものではありえません。</translation>
    </message>
    <message>
        <source>This avatar was made with another model than {name!r}; open that model to draw it.</source>
        <translation>このアバターは「{name}」とは別のモデルで作られています。描くにはそのモデルを開いてください。</translation>
    </message>
    <message>
        <source>This avatar mixes {mixed} style layers, but the model has {there}.</source>
        <translation>このアバターはスタイル層を {mixed} 層混ぜていますが、モデルには {there} 層あります。</translation>
    </message>
    <message>
        <source>The direction {name!r} of this avatar has {numbers} numbers, but the model&apos;s styles have {there}.</source>
        <translation>このアバターの方向「{name}」には数が {numbers} 個ありますが、モデルのスタイルは {there} 個です。</translation>
    </message>
    <message>
        <source>The direction {name!r} of this avatar changes style layer {layer}, but the model has only {there}.</source>
        <translation>このアバターの方向「{name}」はスタイル層 {layer} を変えますが、モデルには {there} 層しかありません。</translation>
    </message>
    <message>
        <source>The directions or weights of this avatar are too large to be drawn.</source>
        <translation>このアバターは方向か重みが大きすぎて描けません。</translation>
    </message>
    <message>
        <source>This avatar has a latent of {numbers} numbers, but the model takes {there}.</source>
        <translation>このアバターの潜在変数は {numbers} 個ですが、モデルに必要なのは {there} 個です。</translation>
    </message>
    <message>
        <source>This avatar asks for {asked} classes, but the model has {there}.</source>
        <translation>このアバターは {asked} 個のクラスを求めていますが、モデルには {there} 個あります。</translation>
    </message>
    <message>
        <source>The weights of {attribute} in this avatar must sum to 1, or to 0 for no wish; they sum to {total:.3g}.</source>
        <translation>このアバターの {attribute} の重みは、合計が 1、条件がなければ 0 でなければなりませんが、{total:.3g} です。</translation>
    </message>
    <message>
        <source>needs too much memory</source>
        <translation>必要なメモリーが多すぎます</translation>
    </message>
    <message>
        <source>is not a {formats} picture</source>
        <translation>{formats} の画像ではありません</translation>
    </message>
    <message>
        <source>has too many pixels</source>
        <translation>画素が多すぎます</translation>
    </message>
    <message>
        <source>is damaged ({why})</source>
        <translation>壊れています（{why}）</translation>
    </message>
    <message>
        <source>is damaged (its header is not the first and only one)</source>
        <translation>壊れています（ヘッダーが先頭にないか、一つではありません）</translation>
    </message>
    <message>
        <source>is damaged (it needs a part that is not known)</source>
        <translation>壊れています（未知の部分を必要としています）</translation>
    </message>
    <message>
        <source>is damaged (it has no header)</source>
        <translation>壊れています（ヘッダーがありません）</translation>
    </message>
    <message>
        <source>has too many parts</source>
        <translation>部分が多すぎます</translation>
    </message>
    <message>
        <source>has {width} x {height} pixels, which is too many</source>
        <translation>{width} x {height} 画素もあり、多すぎます</translation>
    </message>
    <message>
        <source>has tiles that are too large</source>
        <translation>タイルが大きすぎます</translation>
    </message>
    <message>
        <source>{first} or {last}</source>
        <translation>{first} か {last}</translation>
    </message>
    <message>
        <source>classes: each once, and none is called &quot;{reserved}&quot;</source>
        <translation>classes：同じものは二つ置けず、「{reserved}」という名前は使えません</translation>
    </message>
    <message>
        <source>attributes: each once</source>
        <translation>attributes：同じものは二つ置けません</translation>
    </message>
    <message>
        <source>faces: a name is there twice</source>
        <translation>faces：同じ名前が二つあります</translation>
    </message>
    <message>
        <source>faces: each is either a row or a path</source>
        <translation>faces：それぞれ行番号かパスのどちらか一つです</translation>
    </message>
    <message>
        <source>images: rows need them</source>
        <translation>images：行番号を使うには必要です</translation>
    </message>
    <message>
        <source>{path} is not a review task: {why}.</source>
        <translation>{path} は確認作業のファイルではありません：{why}。</translation>
    </message>
    <message>
        <source>{path} is not a table in UTF-8.</source>
        <translation>{path} は UTF-8 の表ではありません。</translation>
    </message>
    <message>
        <source>{path} is not a CSV table: {why}.</source>
        <translation>{path} は CSV の表ではありません：{why}。</translation>
    </message>
    <message>
        <source>{path} is a table of something else; choose another file for these labels.</source>
        <translation>{path} は別の内容の表です。このラベルには別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{path}, line {number}, has {count} cells, not {wanted}.</source>
        <translation>{path} の {number} 行目はセルが {count} 個で、{wanted} 個ではありません。</translation>
    </message>
    <message>
        <source>{path}, line {number}: {value!r} is no class of {name}.</source>
        <translation>{path} の {number} 行目：「{value}」は {name} のクラスではありません。</translation>
    </message>
    <message>
        <source>{path} does not hold pictures.</source>
        <translation>{path} には画像がありません。</translation>
    </message>
    <message>
        <source>{name} is not a usable model: it is damaged.</source>
        <translation>{name} は使えるモデルではありません：壊れています。</translation>
    </message>
    <message>
        <source>{variable}={value} is not a number of MiB, at least 16.</source>
        <translation>{variable}={value} は 16 以上の MiB の数ではありません。</translation>
    </message>
    <message>
        <source>{variable}={value} is neither yes nor no; write 1 or 0.</source>
        <translation>{variable}={value} は「はい」でも「いいえ」でもありません。1 か 0 を書いてください。</translation>
    </message>
    <message>
        <source>{name} {is_a}; an encoder is needed to find a picture&apos;s latents.</source>
        <translation>{name} は{is_a}。画像の潜在ベクトルを見つけるには符号化モデルが必要です。</translation>
    </message>
    <message>
        <source>The encoder {encoder} was made for the model {made_for} ({number}), not for {generator} ({other}); train one for it with acgan-train encoder fit, or search without one.</source>
        <translation>符号化モデル {encoder} はモデル {made_for}（{number}）用で、{generator}（{other}）には使えません。acgan-train encoder fit で専用のものを学習させるか、符号化モデルなしで探してください。</translation>
    </message>
    <message>
        <source>{name} cannot be used: it makes {made} of {fed}.</source>
        <translation>{name} は使えません。{fed} から {made} を作ります。</translation>
    </message>
    <message>
        <source>A process to try the model in cannot be started: {why}.</source>
        <translation>モデルを試すためのプロセスを始められません：{why}。</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>ファイルではありません</translation>
    </message>
    <message>
        <source>{name} cannot be used: it needs too much memory.</source>
        <translation>{name} は使えません：必要なメモリーが多すぎます。</translation>
    </message>
    <message>
        <source>{name} cannot be used: to open it and to draw a few pictures takes longer than {seconds:.0f} seconds.</source>
        <translation>{name} は使えません：開いて数枚描くのに {seconds:.0f} 秒より長くかかります。</translation>
    </message>
    <message>
        <source>{name} cannot be used: the process that tried to draw with it came to a sudden end ({status}).</source>
        <translation>{name} は使えません：描いてみたプロセスが突然終わりました（{status}）。</translation>
    </message>
    <message>
        <source>{name} cannot be used.</source>
        <translation>{name} は使えません。</translation>
    </message>
    <message>
        <source>is a generator, which draws</source>
        <translation>絵を描く生成モデルです</translation>
    </message>
    <message>
        <source>is a tagger, which reads pictures</source>
        <translation>画像を読み取るタグ付けモデルです</translation>
    </message>
    <message>
        <source>is an upscaler, which enlarges pictures</source>
        <translation>画像を拡大する拡大モデルです</translation>
    </message>
    <message>
        <source>is an encoder, which finds a generator&apos;s latents of a picture</source>
        <translation>画像の潜在ベクトルを見つける符号化モデルです</translation>
    </message>
    <message>
        <source>The GPU failed: {why}</source>
        <translation>GPU でエラーが起きました：{why}</translation>
    </message>
    <message>
        <source>The GPU failed in the middle of work, so the CPU goes on: {why}</source>
        <translation>作業中に GPU でエラーが起きたため、CPU で続けます：{why}</translation>
    </message>
    <message>
        <source>The GPU draws without half precision and graphs: {why}</source>
        <translation>GPU は半精度とグラフを使わずに描きます：{why}</translation>
    </message>
    <message>
        <source>classes: a class is named twice</source>
        <translation>classes：同じクラスが二つあります</translation>
    </message>
    <message>
        <source>shares: needs one share per class</source>
        <translation>shares：クラスごとに一つの割合が必要です</translation>
    </message>
    <message>
        <source>shares: must sum to 1</source>
        <translation>shares：合計が 1 でなければなりません</translation>
    </message>
    <message>
        <source>thresholds: needs one threshold per class</source>
        <translation>thresholds：クラスごとに一つのしきい値が必要です</translation>
    </message>
    <message>
        <source>default: must lie between min and max</source>
        <translation>default：min と max の間でなければなりません</translation>
    </message>
    <message>
        <source>attributes: an attribute is named twice</source>
        <translation>attributes：同じ属性が二つあります</translation>
    </message>
    <message>
        <source>style_groups: must name each style layer once</source>
        <translation>style_groups：どのスタイル層も一度ずつ挙げなければなりません</translation>
    </message>
    <message>
        <source>attributes: none may be called {name}</source>
        <translation>attributes：{name} という名前は使えません</translation>
    </message>
    <message>
        <source>The model&apos;s manifest is too large to be one that the trainer wrote.</source>
        <translation>モデルのマニフェストが大きすぎて、学習プログラムが書いたものではありえません。</translation>
    </message>
    <message>
        <source>The model&apos;s manifest is not usable: {why}.</source>
        <translation>モデルのマニフェストが使えません：{why}。</translation>
    </message>
    <message>
        <source>holds functions or training steps, which no generator needs</source>
        <translation>生成モデルに要らない関数か学習手順が入っています</translation>
    </message>
    <message>
        <source>holds sparse or quantised weights, which no generator needs</source>
        <translation>生成モデルに要らない疎な重みか量子化された重みが入っています</translation>
    </message>
    <message>
        <source>needs operators from {domain!r}, which are not ONNX&apos;s own</source>
        <translation>ONNX のものではない「{domain}」の演算子が必要です</translation>
    </message>
    <message>
        <source>was written for version {opset} of ONNX&apos;s operators; this program knows {oldest} to {newest}</source>
        <translation>ONNX の演算子のバージョン {opset} 用です。このアプリが扱えるのは {oldest} から {newest} です</translation>
    </message>
    <message>
        <source>has {count} operators, which no generator has</source>
        <translation>演算子が {count} 個という生成モデルはありません</translation>
    </message>
    <message>
        <source>does not state the type and size of {name!r}</source>
        <translation>「{name}」の型と大きさが書かれていません</translation>
    </message>
    <message>
        <source>names the tensor {name!r} twice</source>
        <translation>テンソル「{name}」が二つあります</translation>
    </message>
    <message>
        <source>uses the tensor {name!r} before it is computed</source>
        <translation>テンソル「{name}」を計算より先に使っています</translation>
    </message>
    <message>
        <source>would take absurdly much memory</source>
        <translation>けた外れに多くのメモリーが必要です</translation>
    </message>
    <message>
        <source>would take absurdly long to run</source>
        <translation>実行にけた外れに長い時間がかかります</translation>
    </message>
    <message>
        <source>holds more beside its weights than any generator</source>
        <translation>重み以外の中身が、どの生成モデルよりも多くあります</translation>
    </message>
    <message>
        <source>makes an output {name!r} that is not what its manifest says: {type} [batch, {size}]</source>
        <translation>出力「{name}」がマニフェストと違います：{type} [batch, {size}]</translation>
    </message>
    <message>
        <source>does not draw its pixels from {seam!r} alone</source>
        <translation>画素が「{seam}」だけから描かれていません</translation>
    </message>
    <message>
        <source>states another type or size for {name!r} than its manifest: {type} [batch, {size}]</source>
        <translation>「{name}」の型か大きさがマニフェストと違います：{type} [batch, {size}]</translation>
    </message>
    <message>
        <source>has a fixed batch at {name!r}; it must be dynamic</source>
        <translation>「{name}」のバッチが固定です。可変でなければなりません</translation>
    </message>
    <message>
        <source>has an operator {operator} that {fault}</source>
        <translation>使えない演算子 {operator} があります（{fault}）</translation>
    </message>
    <message>
        <source>has an operator {operator} with graphs inside it</source>
        <translation>中にグラフのある演算子 {operator} があります</translation>
    </message>
    <message>
        <source>has an operator {operator} with an absurdly long list</source>
        <translation>演算子 {operator} のリストがけた外れに長いです</translation>
    </message>
    <message>
        <source>uses the operator {operator}, which no generator needs</source>
        <translation>生成モデルに要らない演算子 {operator} を使っています</translation>
    </message>
    <message>
        <source>is nested too deeply</source>
        <translation>入れ子が深すぎます</translation>
    </message>
    <message>
        <source>has far more parts than any generator</source>
        <translation>どの生成モデルよりもはるかに多くの部分があります</translation>
    </message>
    <message>
        <source>computes sizes that no generator needs</source>
        <translation>生成モデルに要らない大きさを計算しています</translation>
    </message>
    <message>
        <source>divides a size that depends on its inputs</source>
        <translation>入力しだいの大きさを割っています</translation>
    </message>
    <message>
        <source>divides by a size that depends on its inputs</source>
        <translation>入力しだいの大きさで割っています</translation>
    </message>
    <message>
        <source>compares sizes that depend on its inputs</source>
        <translation>入力しだいの大きさを比べています</translation>
    </message>
    <message>
        <source>makes a size of its inputs where it must be fixed</source>
        <translation>固定であるべき大きさが入力しだいです</translation>
    </message>
    <message>
        <source>lets {what} depend on the values of its inputs</source>
        <translation>{what} が入力の値しだいです</translation>
    </message>
    <message>
        <source>lets {what} depend on the sizes of its inputs</source>
        <translation>{what} が入力の大きさしだいです</translation>
    </message>
    <message>
        <source>computes with absurdly large numbers</source>
        <translation>けた外れに大きな数を計算しています</translation>
    </message>
    <message>
        <source>uses the element type {code}, which generators do not need</source>
        <translation>生成モデルに要らない要素の型 {code} を使っています</translation>
    </message>
    <message>
        <source>computes a tensor of the absurd size {size}</source>
        <translation>テンソルの大きさがけた外れです：{size}</translation>
    </message>
    <message>
        <source>computes a tensor that outgrows its batch: {size}</source>
        <translation>テンソルがバッチよりも速く大きくなります：{size}</translation>
    </message>
    <message>
        <source>keeps weights in another file; it must be one self-contained file</source>
        <translation>重みが別のファイルにあります。一つのファイルに収まっていなければなりません</translation>
    </message>
    <message>
        <source>keeps a tensor in segments</source>
        <translation>テンソルが分割されています</translation>
    </message>
    <message>
        <source>holds a tensor of size {size} with other data than that</source>
        <translation>大きさ {size} とデータが合わないテンソルがあります</translation>
    </message>
    <message>
        <source>has more than one manifest</source>
        <translation>マニフェストが二つ以上あります</translation>
    </message>
    <message>
        <source>has the inputs {names} instead of {wanted}</source>
        <translation>入力が {wanted} ではなく {names} です</translation>
    </message>
    <message>
        <source>has the outputs {names} instead of {wanted}</source>
        <translation>出力が {wanted} ではなく {names} です</translation>
    </message>
    <message>
        <source>makes an output without elements</source>
        <translation>出力に要素がありません</translation>
    </message>
    <message>
        <source>has more outputs than it should</source>
        <translation>出力が多すぎます</translation>
    </message>
    <message>
        <source>lacks an input</source>
        <translation>入力が足りません</translation>
    </message>
    <message>
        <source>has no usable {name!r}</source>
        <translation>使える {name} がありません</translation>
    </message>
    <message>
        <source>names an axis that does not exist</source>
        <translation>存在しない軸を指しています</translation>
    </message>
    <message>
        <source>enlarges a size that it does not know by a fraction</source>
        <translation>わからない大きさを分数倍に拡大しています</translation>
    </message>
    <message>
        <source>multiplies what does not fit</source>
        <translation>掛け合わせるものが合っていません</translation>
    </message>
    <message>
        <source>has weights that do not fit</source>
        <translation>重みが合っていません</translation>
    </message>
    <message>
        <source>fixes its output size</source>
        <translation>出力の大きさを固定しています</translation>
    </message>
    <message>
        <source>has a window that does not fit</source>
        <translation>窓が合っていません</translation>
    </message>
    <message>
        <source>has no plane to pool</source>
        <translation>プーリングする面がありません</translation>
    </message>
    <message>
        <source>is not in the form that generators use</source>
        <translation>生成モデルで使う形ではありません</translation>
    </message>
    <message>
        <source>has groups that do not fit</source>
        <translation>グループが合っていません</translation>
    </message>
    <message>
        <source>has numbers that do not fit its channels</source>
        <translation>数値がチャンネルと合っていません</translation>
    </message>
    <message>
        <source>works on a part of its input</source>
        <translation>入力の一部だけを扱っています</translation>
    </message>
    <message>
        <source>keeps the aspect ratio</source>
        <translation>縦横比を保っています</translation>
    </message>
    <message>
        <source>has a size that does not fit</source>
        <translation>大きさが合っていません</translation>
    </message>
    <message>
        <source>has blocks that do not fit</source>
        <translation>ブロックが合っていません</translation>
    </message>
    <message>
        <source>makes its weights of its batch</source>
        <translation>バッチから重みを作っています</translation>
    </message>
    <message>
        <source>has a bias that does not fit</source>
        <translation>バイアスが合っていません</translation>
    </message>
    <message>
        <source>chooses its own border</source>
        <translation>境界を自分で選んでいます</translation>
    </message>
    <message>
        <source>has lists of different lengths</source>
        <translation>リストの長さがそろっていません</translation>
    </message>
    <message>
        <source>has absurd strides, dilations or borders</source>
        <translation>ストライド、膨張、境界のどれかがけた外れです</translation>
    </message>
    <message>
        <source>has an absurd window</source>
        <translation>窓がけた外れです</translation>
    </message>
    <message>
        <source>makes an output of the absurd size {size}</source>
        <translation>出力の大きさがけた外れです：{size}</translation>
    </message>
    <message>
        <source>adds what does not fit</source>
        <translation>足し合わせるものが合っていません</translation>
    </message>
    <message>
        <source>has numbers that do not fit its input</source>
        <translation>数値が入力と合っていません</translation>
    </message>
    <message>
        <source>enlarges by a factor that is not known beforehand</source>
        <translation>拡大の倍率が前もってわかりません</translation>
    </message>
    <message>
        <source>enlarges by an absurd factor</source>
        <translation>拡大の倍率がけた外れです</translation>
    </message>
    <message>
        <source>holds no numbers</source>
        <translation>数が入っていません</translation>
    </message>
    <message>
        <source>divides whole numbers that it computes</source>
        <translation>計算した整数を割っています</translation>
    </message>
    <message>
        <source>divides whole numbers that depend on the batch</source>
        <translation>バッチしだいの整数を割っています</translation>
    </message>
    <message>
        <source>may divide by 0</source>
        <translation>0 で割るかもしれません</translation>
    </message>
    <message>
        <source>divides negative numbers</source>
        <translation>負の数を割っています</translation>
    </message>
    <message>
        <source>repeats more than one number</source>
        <translation>二つ以上の数を繰り返しています</translation>
    </message>
    <message>
        <source>joins what does not fit</source>
        <translation>つなぎ合わせるものが合っていません</translation>
    </message>
    <message>
        <source>names an axis twice</source>
        <translation>同じ軸を二度指しています</translation>
    </message>
    <message>
        <source>cuts into pieces that do not fit</source>
        <translation>切り分けた部分が合っていません</translation>
    </message>
    <message>
        <source>takes a part that depends on the batch</source>
        <translation>取り出す部分がバッチしだいです</translation>
    </message>
    <message>
        <source>chooses by numbers that are not known beforehand</source>
        <translation>前もってわからない数で選んでいます</translation>
    </message>
    <message>
        <source>chooses what does not exist</source>
        <translation>存在しないものを選んでいます</translation>
    </message>
    <message>
        <source>has a border that does not fit</source>
        <translation>境界が合っていません</translation>
    </message>
    <message>
        <source>has an unknown &apos;mode&apos;</source>
        <translation>知らない mode です</translation>
    </message>
    <message>
        <source>has no usable shape</source>
        <translation>使える形がありません</translation>
    </message>
    <message>
        <source>does not fit its input</source>
        <translation>入力と合っていません</translation>
    </message>
    <message>
        <source>makes a shape that may be 0</source>
        <translation>形が 0 になるかもしれません</translation>
    </message>
    <message>
        <source>leaves out what may be 1</source>
        <translation>1 とは限らない次元を省いています</translation>
    </message>
    <message>
        <source>makes steps of 0</source>
        <translation>刻みが 0 です</translation>
    </message>
    <message>
        <source>copies a dimension that does not exist</source>
        <translation>存在しない次元をコピーしています</translation>
    </message>
    <message>
        <source>a size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>a shape</source>
        <translation>形</translation>
    </message>
    <message>
        <source>axes</source>
        <translation>軸</translation>
    </message>
    <message>
        <source>sizes</source>
        <translation>それぞれの大きさ</translation>
    </message>
    <message>
        <source>a part</source>
        <translation>取り出す部分</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>刻み</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>繰り返しの回数</translation>
    </message>
    <message>
        <source>a border</source>
        <translation>境界</translation>
    </message>
    <message>
        <source>The truncation must lie between 0 and 1, not at {truncation}.</source>
        <translation>トランケーションは 0 から 1 の間でなければならず、{truncation} にはできません。</translation>
    </message>
    <message>
        <source>The model {model!r} has no attribute {name!r}; it has {known}.</source>
        <translation>モデル「{model}」に属性「{name}」はありません。あるのは {known} です。</translation>
    </message>
    <message>
        <source>The model {model!r} knows no {attribute} {name!r}; it knows {known}.</source>
        <translation>モデル「{model}」の {attribute} に「{name}」はありません。あるのは {known} です。</translation>
    </message>
    <message>
        <source>The weights of {name} must be numbers that are not negative.</source>
        <translation>{name} の重みは負でない数でなければなりません。</translation>
    </message>
    <message>
        <source>The weights of {name} must not all be 0.</source>
        <translation>{name} の重みをすべて 0 にはできません。</translation>
    </message>
    <message>
        <source>The tagger does not read all that is wished of {name!r}.</source>
        <translation>タグ付けモデルは「{name}」の条件をすべては読み取れません。</translation>
    </message>
    <message>
        <source>The tagger {tagger!r} cannot check faces of the model {name!r}: it does not know all that can be wished.</source>
        <translation>タグ付けモデル「{tagger}」では、モデル「{name}」の顔を確かめられません。選べる特徴のすべてを知っているわけではないからです。</translation>
    </message>
    <message>
        <source>The seed must be a whole number from 0 to 2^64 - 1, not {value}.</source>
        <translation>シードは 0 から 2^64 - 1 までの整数でなければならず、{value} にはできません。</translation>
    </message>
    <message>
        <source>The index must be a whole number from 0 to 2^64 - 1, not {value}.</source>
        <translation>番号は 0 から 2^64 - 1 までの整数でなければならず、{value} にはできません。</translation>
    </message>
    <message>
        <source>A blend needs {least} to {most} avatars, not {count}.</source>
        <translation>ブレンドには {least} から {most} 個のアバターが必要で、{count} 個ではできません。</translation>
    </message>
    <message>
        <source>All avatars of a blend must come from one model, and number {number} was made with another than {name!r}.</source>
        <translation>ブレンドのアバターはすべて同じモデルのものでなければなりませんが、{number} 番目は「{name}」とは別のモデルで作られています。</translation>
    </message>
    <message>
        <source>An animation needs at least 2 frames, not {count}.</source>
        <translation>アニメーションには少なくとも 2 フレーム必要で、{count} フレームではできません。</translation>
    </message>
    <message>
        <source>The model {name!r} has {count} style groups: too many to show every choice of them.</source>
        <translation>モデル「{name}」にはスタイルのグループが {count} 個あり、すべての選び方を表示するには多すぎます。</translation>
    </message>
    <message>
        <source>The model {model!r} has no {kind} {name!r}; it has {known}.</source>
        <translation>モデル「{model}」に{kind}「{name}」はありません。あるのは {known} です。</translation>
    </message>
    <message>
        <source>A direction from {towards} to {away_from} leads nowhere.</source>
        <translation>{away_from} から {towards} への方向は、どこにも行きません。</translation>
    </message>
    <message>
        <source>An avatar cannot carry more than {most} directions.</source>
        <translation>一つのアバターが持てる方向は {most} 個までです。</translation>
    </message>
    <message>
        <source>A map lies around at most {most} avatars, not {count}.</source>
        <translation>地図の中心にできるアバターは {most} 個までで、{count} 個ではできません。</translation>
    </message>
    <message>
        <source>The level must lie between {least} and {most}, not at {level}.</source>
        <translation>段階は {least} から {most} の間でなければならず、{level} にはできません。</translation>
    </message>
    <message>
        <source>The distance must lie above 0 and at most at 1, not at {distance}.</source>
        <translation>距離は 0 より大きく 1 以下でなければならず、{distance} にはできません。</translation>
    </message>
    <message>
        <source>style group</source>
        <translation>スタイルのグループ</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>The model {model!r} knows nothing that changes an expression.</source>
        <translation>モデル「{model}」には、表情を変えられるものがありません。</translation>
    </message>
    <message>
        <source>The loop of a talking face has {least} to {most} frames, not {frames}.</source>
        <translation>話す顔のループは {least} から {most} フレームでなければならず、{frames} フレームにはできません。</translation>
    </message>
    <message>
        <source>The model {model!r} cannot open a mouth, so no face can talk.</source>
        <translation>モデル「{model}」は口を開けられないため、顔は話せません。</translation>
    </message>
    <message>
        <source>This share code was made by a newer version of the program.</source>
        <translation>この共有コードは、より新しいバージョンのアプリで作られています。</translation>
    </message>
    <message>
        <source>This share code is too long to be one that the program wrote.</source>
        <translation>この共有コードは、このアプリが作ったものにしては長すぎます。</translation>
    </message>
    <message>
        <source>This is no share code; one begins with {prefix}</source>
        <translation>これは共有コードではありません。共有コードは {prefix} で始まります</translation>
    </message>
    <message>
        <source>This share code is damaged or not whole; copy all of it again.</source>
        <translation>この共有コードは壊れているか、途中で切れています。もう一度全体をコピーしてください。</translation>
    </message>
    <message>
        <source>This share code holds no usable avatar: {why}</source>
        <translation>この共有コードには使えるアバターが入っていません：{why}</translation>
    </message>
    <message>
        <source>This share code needs the model {model}, which is not installed here.</source>
        <translation>この共有コードにはモデル {model} が必要ですが、ここにはインストールされていません。</translation>
    </message>
    <message>
        <source>This share code needs the model that it names, which is not installed here.</source>
        <translation>この共有コードには、それが指すモデルが必要ですが、ここにはインストールされていません。</translation>
    </message>
    <message>
        <source>a value has the wrong type</source>
        <translation>型の違う値があります</translation>
    </message>
    <message>
        <source>the time has no zone</source>
        <translation>時刻にタイムゾーンがありません</translation>
    </message>
    <message>
        <source>the thumbnail has no sane size</source>
        <translation>サムネイルの大きさが普通ではありません</translation>
    </message>
    <message>
        <source>the thumbnail is no PNG</source>
        <translation>サムネイルが PNG ではありません</translation>
    </message>
    <message>
        <source>the thumbnail is too large</source>
        <translation>サムネイルが大きすぎます</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>ディスクがいっぱいです</translation>
    </message>
    <message>
        <source>another program is holding the file</source>
        <translation>ほかのアプリがファイルを使っています</translation>
    </message>
    <message>
        <source>the file or its folder cannot be written</source>
        <translation>ファイルかそのフォルダーに書き込めません</translation>
    </message>
    <message>
        <source>the file cannot be opened; is its folder writable?</source>
        <translation>ファイルを開けません。フォルダーに書き込めますか？</translation>
    </message>
    <message>
        <source>the file is damaged; restart the program, and it will recover what it can</source>
        <translation>ファイルが壊れています。アプリを起動し直すと、できるかぎり復元します</translation>
    </message>
    <message>
        <source>No face can be looked for in {name}: it {why}.</source>
        <translation>{name} から顔を探せません：{why}。</translation>
    </message>
    <message>
        <source>{name} {is_a}; drawing needs a generator.</source>
        <translation>{name} は{is_a}。描くには生成モデルが必要です。</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>{name} has no avatar inside, and none of the faces that you kept or saw looks like it.</source>
        <translation>{name} にはアバターが入っていません。お気に入りの顔にも、これまでに見た顔にも、同じものはありませんでした。</translation>
    </message>
    <message>
        <source>{name} is an avatar without a picture, and its model is not open; open its model first.</source>
        <translation>{name} には画像がなく、そのモデルも開いていません。先にそのモデルを開いてください。</translation>
    </message>
    <message>
        <source>{name} was drawn by another model than the first; open it by itself.</source>
        <translation>{name} は最初の顔とは別のモデルで描かれています。それだけを開いてください。</translation>
    </message>
    <message>
        <source>Only the first {most} of {count} faces were taken.</source>
        <translation>{count} 枚のうち、最初の {most} 枚だけを読み込みました。</translation>
    </message>
    <message>
        <source>{name} was not opened: one model draws at a time.</source>
        <translation>{name} は開きませんでした。一度に使えるモデルは一つだけです。</translation>
    </message>
    <message>
        <source>{count} of {all} files could not be taken.</source>
        <translation>{all} 個のファイルのうち {count} 個を読み込めませんでした。</translation>
    </message>
    <message>
        <source>What was pasted</source>
        <translation>貼り付けた内容</translation>
    </message>
    <message>
        <source>A {kind} animation has no soft transparent edges; choose .webp or .png.</source>
        <translation>{kind} のアニメーションには、なめらかな透明の縁を付けられません。.webp か .png を選んでください。</translation>
    </message>
    <message>
        <source>The ground of this picture is not plain, so the face cannot be cut out; keep the background, or draw a face on plain ground.</source>
        <translation>この画像の背景は無地でないため、顔を切り抜けません。背景を残すか、無地の背景の顔を描いてください。</translation>
    </message>
    <message>
        <source>The ground of {frames} is not plain, so the face cannot be cut out; keep the background, or choose faces on plain ground.</source>
        <translation>{frames}の背景は無地でないため、顔を切り抜けません。背景を残すか、無地の背景の顔を選んでください。</translation>
    </message>
    <message>
        <source>frame {number}</source>
        <translation>フレーム {number} </translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} 個のフレーム</translation>
    </message>
    <message>
        <source>This picture cannot be made smaller than {smallest:.0f} kB, and {purpose} takes {most:.0f} kB; choose another kind of file.</source>
        <translation>この画像は {smallest:.0f} kB より小さくできませんが、「{purpose}」は {most:.0f} kB までです。別の種類のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{purpose} takes {kinds}, not {kind}.</source>
        <translation>「{purpose}」で使えるのは {kinds} で、{kind} は使えません。</translation>
    </message>
    <message>
        <source>The {what} must lie between {least:g} and {most:g}, not at {value:g}.</source>
        <translation>{what}は {least:g} から {most:g} の間でなければならず、{value:g} にはできません。</translation>
    </message>
    <message>
        <source>The background {name} {why}.</source>
        <translation>背景 {name} {why}。</translation>
    </message>
    <message>
        <source>The background {kind!r} needs {count} colours of three levels from 0 to 255.</source>
        <translation>背景「{kind}」には {count} 個の色が必要で、どの色も 0 から 255 の三つの値で表します。</translation>
    </message>
    <message>
        <source>A background that is a picture needs its file, and no other does.</source>
        <translation>画像の背景にはそのファイルが必要で、ほかの背景には不要です。</translation>
    </message>
    <message>
        <source>The angle of a gradient must be a number of degrees.</source>
        <translation>グラデーションの角度は、度を表す数でなければなりません。</translation>
    </message>
    <message>
        <source>A gradient has two colours, not {count}.</source>
        <translation>グラデーションの色は二つで、{count} 個にはできません。</translation>
    </message>
    <message>
        <source>{text!r} is no colour; write one such as #ff8800, or a name: {names}.</source>
        <translation>「{text}」は色ではありません。#ff8800 のように書くか、名前を使ってください：{names}。</translation>
    </message>
    <message>
        <source>The background {text!r} is neither keep, transparent, a colour such as pink or #ff8800, two colours such as pink,blue, nor a picture&apos;s file.</source>
        <translation>背景「{text}」は、keep、transparent、pink や #ff8800 のような色、pink,blue のような二つの色、画像ファイルのどれでもありません。</translation>
    </message>
    <message>
        <source>As drawn</source>
        <translation>描いたまま</translation>
    </message>
    <message>
        <source>Discord avatar</source>
        <translation>Discord のアバター</translation>
    </message>
    <message>
        <source>Discord emoji</source>
        <translation>Discord の絵文字</translation>
    </message>
    <message>
        <source>Discord sticker</source>
        <translation>Discord のスタンプ</translation>
    </message>
    <message>
        <source>X avatar</source>
        <translation>X のアバター</translation>
    </message>
    <message>
        <source>Steam avatar</source>
        <translation>Steam のアバター</translation>
    </message>
    <message>
        <source>YouTube avatar</source>
        <translation>YouTube のアバター</translation>
    </message>
    <message>
        <source>Favicon or icon</source>
        <translation>ファビコンやアイコン</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自分で決めた大きさ</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>crop&apos;s x</source>
        <translation>切り抜きの x </translation>
    </message>
    <message>
        <source>crop&apos;s y</source>
        <translation>切り抜きの y </translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>拡大率</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>回転</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>余白</translation>
    </message>
    <message>
        <source>number of columns</source>
        <translation>列の数</translation>
    </message>
    <message>
        <source>number of rows</source>
        <translation>行の数</translation>
    </message>
    <message>
        <source>resolution in dpi</source>
        <translation>解像度 (dpi) </translation>
    </message>
    <message>
        <source>width of the page in mm</source>
        <translation>ページの幅 (mm) </translation>
    </message>
    <message>
        <source>height of the page in mm</source>
        <translation>ページの高さ (mm) </translation>
    </message>
    <message>
        <source>margin in mm</source>
        <translation>余白 (mm) </translation>
    </message>
    <message>
        <source>gap in mm</source>
        <translation>間隔 (mm) </translation>
    </message>
    <message>
        <source>border in mm</source>
        <translation>縁 (mm) </translation>
    </message>
    <message>
        <source>This page would have more than {most} pixels on a side; lower the dpi.</source>
        <translation>このページは一辺が {most} ピクセルを超えます。dpi を下げてください。</translation>
    </message>
    <message>
        <source>So many faces do not fit on this page; take fewer rows or columns.</source>
        <translation>これほど多くの顔は、このページに入りません。行か列を減らしてください。</translation>
    </message>
    <message>
        <source>A sheet needs at least one face.</source>
        <translation>シートには顔が少なくとも一つ必要です。</translation>
    </message>
    <message>
        <source>None of these faces is on plain ground, so none can become a sticker; make a contact sheet, or choose other faces.</source>
        <translation>無地の背景の顔がひとつもないため、ステッカーにできません。一覧シートにするか、別の顔を選んでください。</translation>
    </message>
    <message>
        <source>A sheet has at most {most} pages, so {faces} such faces.</source>
        <translation>シートは {most} ページまでで、このような顔なら {faces} 枚までです。</translation>
    </message>
    <message>
        <source>A pattern for names has 1 to {most} characters.</source>
        <translation>名前のパターンは 1 から {most} 文字でなければなりません。</translation>
    </message>
    <message>
        <source>The pattern names {{{name}}}, which is not known; it can name {fields}.</source>
        <translation>パターンにある {{{name}}} は知られていません。使えるのは {fields} です。</translation>
    </message>
    <message>
        <source>The pattern has a brace by itself; it can name {fields}.</source>
        <translation>パターンに波かっこが一つだけあります。使えるのは {fields} です。</translation>
    </message>
    <message>
        <source>directions: all of a slider must be called alike</source>
        <translation>directions：一つのスライダーの方向は、すべて同じ名前でなければなりません</translation>
    </message>
    <message>
        <source>This copy of the program does not carry its trainer; install it with pip install &apos;acgan-desktop[train]&apos; and point to that environment.</source>
        <translation>このアプリには学習プログラムが含まれていません。pip install &apos;acgan-desktop[train]&apos; でインストールし、その環境を指定してください。</translation>
    </message>
    <message>
        <source>Neither uv nor a Python from 3.11 to 3.13 was found to make an environment with; install one of them, or point to an environment of yours.</source>
        <translation>環境を作るための uv も Python 3.11～3.13 も見つかりません。どちらかをインストールするか、お手持ちの環境を指定してください。</translation>
    </message>
    <message>
        <source>{folder} has {free} left, but training needs {needed}; make room, or set the variable ACGAN_HOME to a folder on a larger disk.</source>
        <translation>{folder} の空きは {free} ですが、学習には {needed} 必要です。空きを作るか、変数 ACGAN_HOME に大きなディスクのフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>The packages could not be downloaded: there is no connection to {host}. Check the network, or the proxy settings of this machine, and try again.</source>
        <translation>パッケージをダウンロードできません。{host} に接続できません。ネットワークかプロキシの設定を確かめて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The proxy refused the download; set HTTPS_PROXY to one that lets it through, with name and password if it asks for them.</source>
        <translation>プロキシがダウンロードを拒否しました。HTTPS_PROXY に通れるプロキシを、必要ならユーザー名とパスワード付きで指定してください。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted here, as happens behind some company networks; set SSL_CERT_FILE to the network&apos;s own certificate.</source>
        <translation>サーバーの証明書が信頼されていません。社内ネットワークではよくあることです。SSL_CERT_FILE にそのネットワークの証明書を指定してください。</translation>
    </message>
    <message>
        <source>The disk became full while packages were installed; nothing was left behind.</source>
        <translation>パッケージのインストール中にディスクがいっぱいになりました。途中のものは残っていません。</translation>
    </message>
    <message>
        <source>No fitting packages were found for this machine: {why}</source>
        <translation>このコンピューターに合うパッケージが見つかりません：{why}</translation>
    </message>
    <message>
        <source>The packages could not be installed: {why}</source>
        <translation>パッケージをインストールできません：{why}</translation>
    </message>
    <message>
        <source>{program} cannot be started: {why}.</source>
        <translation>{program} を起動できません：{why}。</translation>
    </message>
    <message>
        <source>The environment was made, but a training step in it failed: {why}</source>
        <translation>環境はできましたが、試しの学習に失敗しました：{why}</translation>
    </message>
    <message>
        <source>{path} holds no Python environment with the trainer in it; choose a folder that has bin/python (on Windows: Scripts\python.exe) and acgan-desktop[train].</source>
        <translation>{path} には学習プログラム入りの Python 環境がありません。bin/python（Windows では Scripts\python.exe）と acgan-desktop[train] のあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The environment has trainer {theirs}, the program is {ours}; repair it.</source>
        <translation>環境の学習プログラムは {theirs}、アプリは {ours} です。修復してください。</translation>
    </message>
    <message>
        <source>The environment lacks {packages}; repair it.</source>
        <translation>環境に {packages} がありません。修復してください。</translation>
    </message>
    <message>
        <source>{path} cannot be removed: {why}.</source>
        <translation>{path} を削除できません：{why}。</translation>
    </message>
    <message>
        <source>The installation was cancelled; nothing was left behind.</source>
        <translation>インストールを取り消しました。途中のものは残っていません。</translation>
    </message>
    <message>
        <source>There is no NVIDIA card in this machine, so the processor trains.</source>
        <translation>このコンピューターには NVIDIA のグラフィックカードがないため、CPU で学習します。</translation>
    </message>
    <message>
        <source>There is an NVIDIA card, but its driver is not installed; with it training is many times as fast.</source>
        <translation>NVIDIA のカードがありますが、ドライバーが入っていません。入れると学習が何倍も速くなります。</translation>
    </message>
    <message>
        <source>The card&apos;s driver {version} is too old for PyTorch, which needs {needed} or newer; update it, and repair the environment.</source>
        <translation>カードのドライバー {version} は PyTorch には古すぎます。{needed} 以降に更新してから、環境を修復してください。</translation>
    </message>
    <message>
        <source>{card}, driver {version}</source>
        <translation>{card}、ドライバー {version}</translation>
    </message>
    <message>
        <source>This machine has an NVIDIA card, but the environment has PyTorch for processors only; repair it to use the card.</source>
        <translation>NVIDIA のカードがありますが、環境の PyTorch は CPU 専用です。修復するとカードを使えます。</translation>
    </message>
    <message>
        <source>The training in {folder} cannot be read: {why}.</source>
        <translation>{folder} の学習を読めません：{why}。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}.</source>
        <translation>{path} に書き込めません：{why}。</translation>
    </message>
    <message>
        <source>The prepared pictures of this training, {path}, are not there any more; prepare them again.</source>
        <translation>この学習のために用意した画像 {path} がなくなっています。もう一度用意してください。</translation>
    </message>
    <message>
        <source>{path} is not there any more; bring it back, or take it off the list.</source>
        <translation>{path} がなくなっています。元に戻すか、リストから外してください。</translation>
    </message>
    <message>
        <source>{path} is not the folder of a training: it has no recipe.toml.</source>
        <translation>{path} は学習のフォルダーではありません。recipe.toml がありません。</translation>
    </message>
    <message>
        <source>The memory was not enough. Go on with {faces} faces at once; what is learned stays the same.</source>
        <translation>メモリーが足りません。一度に {faces} 枚にして続けてください。学習の結果は変わりません。</translation>
    </message>
    <message>
        <source>The memory was not enough, even for one face at a time.</source>
        <translation>一度に 1 枚でもメモリーが足りません。</translation>
    </message>
    <message>
        <source>The disk is full. Make room and go on; nothing that was saved is lost.</source>
        <translation>ディスクがいっぱいです。空きを作って続けてください。保存したものは失われていません。</translation>
    </message>
    <message>
        <source>It was ended from outside, perhaps by the system for want of memory, or with the machine. Go on from the last saved moment.</source>
        <translation>外から終了されました。メモリー不足のためシステムが止めたか、電源が切れたようです。最後に保存した時点から続けてください。</translation>
    </message>
    <message>
        <source>The numbers ran away. Begin again with slower learning; the last good moment is kept.</source>
        <translation>数値が発散しました。もっとゆっくりした学習でやり直してください。最後の良い時点は残っています。</translation>
    </message>
    <message>
        <source>PyTorch cannot use the graphics card: {why}</source>
        <translation>PyTorch がグラフィックカードを使えません：{why}</translation>
    </message>
    <message>
        <source>The trainer says: {why}</source>
        <translation>学習プログラムからのメッセージ：{why}</translation>
    </message>
    <message>
        <source>It has only begun: nothing can be said yet.</source>
        <translation>始まったばかりで、まだ何とも言えません。</translation>
    </message>
    <message>
        <source>It is learning: the faces still change from one sheet to the next.</source>
        <translation>学習しています。見本の顔はまだ毎回変わっています。</translation>
    </message>
    <message>
        <source>It is learning: measured, the faces come nearer to yours.</source>
        <translation>学習しています。測定では、顔がお手持ちの画像に近づいています。</translation>
    </message>
    <message>
        <source>It is standing still: the faces hardly change any more. Stop and keep the model, or go on with slower learning for finer details.</source>
        <translation>足踏みしています。顔がほとんど変わらなくなりました。停止してモデルを残すか、細部のためにもっとゆっくりした学習で続けてください。</translation>
    </message>
    <message>
        <source>It was better before: measured, the faces move away from yours. Keep the best moment, or go on with slower learning.</source>
        <translation>前のほうが良好でした。測定では、顔がお手持ちの画像から離れています。最良の時点を残すか、もっとゆっくりした学習で続けてください。</translation>
    </message>
    <message>
        <source>It is collapsing: the faces of one wish become alike. Keep an earlier moment, and begin again with slower learning or more pictures.</source>
        <translation>崩れています。同じ条件の顔が似通ってきました。以前の時点を残し、もっとゆっくりした学習か、もっと多くの画像でやり直してください。</translation>
    </message>
    <message>
        <source>The judge knows your pictures by heart: more of the same teaches little. More pictures help most.</source>
        <translation>判定役が画像を丸暗記しています。このまま続けても得るものは少なく、画像を増やすのが一番です。</translation>
    </message>
    <message>
        <source>The judge is winning: it tells every drawn face, and little is learned from it. Slower learning of the judge helps.</source>
        <translation>判定役が勝っています。描いた顔をすべて見破るため、得るものがわずかです。判定役の学習を遅くすると良くなります。</translation>
    </message>
    <message>
        <source>The judge is losing: it takes drawn faces for real ones. This mostly passes; if it lasts, begin again.</source>
        <translation>判定役が負けています。描いた顔を本物と見なしています。たいていは収まります。続くようならやり直してください。</translation>
    </message>
    <message>
        <source>Waiting for power: the machine runs on its battery.</source>
        <translation>電源を待っています。バッテリーで動作中です。</translation>
    </message>
    <message>
        <source>A blend holds at most {most} faces: remove one to make room.</source>
        <translation>ブレンドに入る顔は {most} 枚までです。一枚外してください。</translation>
    </message>
    <message>
        <source>All faces of a blend must come from the same model.</source>
        <translation>ブレンドの顔は、すべて同じモデルのものでなければなりません。</translation>
    </message>
    <message>
        <source>This blend is too large to be one that the program wrote.</source>
        <translation>このブレンドは大きすぎて、このアプリが書いたものではありえません。</translation>
    </message>
    <message>
        <source>This is not a usable blend: {why}.</source>
        <translation>使えるブレンドではありません：{why}。</translation>
    </message>
    <message>
        <source>The picture cannot be dragged out: {why}.</source>
        <translation>画像をドラッグで取り出せません：{why}。</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>そのファイルはありません</translation>
    </message>
    <message>
        <source>is not in ONNX&apos;s format</source>
        <translation>ONNX 形式ではありません</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>空です</translation>
    </message>
    <message>
        <source>is larger than 512 MiB</source>
        <translation>512 MiB を超えています</translation>
    </message>
    <message>
        <source>is cut off or not in ONNX&apos;s format</source>
        <translation>途中で切れているか、ONNX 形式ではありません</translation>
    </message>
    <message>
        <source>has no manifest, so it was not exported for this program</source>
        <translation>マニフェストがないため、このアプリ用に書き出されたものではありません</translation>
    </message>
    <message>
        <source>is damaged: its weights are not those that its manifest names</source>
        <translation>壊れています：重みがマニフェストと一致しません</translation>
    </message>
</context>
<context>
    <name>ExplorePage</name>
    <message>
        <source>Map of faces</source>
        <translation>顔の地図</translation>
    </message>
    <message>
        <source>Back to a map of random faces</source>
        <translation>ランダムな顔の地図に戻る</translation>
    </message>
    <message>
        <source>Keep this face, or not</source>
        <translation>この顔をお気に入りに入れる／外す</translation>
    </message>
    <message>
        <source>Other faces</source>
        <translation>別の顔</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>おまかせ</translation>
    </message>
    <message>
        <source>Change this face by sliders</source>
        <translation>スライダーでこの顔を変える</translation>
    </message>
    <message>
        <source>Expressions of this face</source>
        <translation>この顔の表情</translation>
    </message>
    <message>
        <source>A map around this face</source>
        <translation>この顔のまわりの地図</translation>
    </message>
    <message>
        <source>More like this face</source>
        <translation>この顔に似た顔をもっと</translation>
    </message>
    <message>
        <source>Blend from this face</source>
        <translation>この顔からブレンド</translation>
    </message>
    <message>
        <source>A map around favourites</source>
        <translation>お気に入りのまわりの地図</translation>
    </message>
    <message>
        <source>To the middle of the map</source>
        <translation>地図の中心へ</translation>
    </message>
    <message>
        <source>Around favourites…</source>
        <translation>お気に入りから…</translation>
    </message>
    <message>
        <source>Spread the map between up to four favourites</source>
        <translation>お気に入りの顔（4 枚まで）のあいだに地図を広げます</translation>
    </message>
    <message>
        <source>Around favourites</source>
        <translation>お気に入りのまわり</translation>
    </message>
    <message>
        <source>Choose one to four faces. The map shows what lies between them.</source>
        <translation>顔を 1～4 枚選んでください。そのあいだにある顔が地図に表示されます。</translation>
    </message>
    <message>
        <source>Show the map</source>
        <translation>地図を表示</translation>
    </message>
    <message>
        <source>Hide the sliders; the face on the map stays as it is (Ctrl+G)</source>
        <translation>スライダーをしまいます。地図の顔はそのままです (Ctrl+G)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>For a chat, a profile or print (Ctrl+S)</source>
        <translation>チャット、プロフィール、印刷用に (Ctrl+S)</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>似た顔をもっと</translation>
    </message>
    <message>
        <source>Go on from this face on the Create page (Return)</source>
        <translation>「つくる」でこの顔から続けます (Enter)</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>ブレンド</translation>
    </message>
    <message>
        <source>Turn this face into others on the Blend page (Ctrl+B)</source>
        <translation>この顔を「ブレンド」で別の顔に変えます (Ctrl+B)</translation>
    </message>
    <message>
        <source>Arrows walk from face to face, Shift and arrows move the map, + and - zoom.</source>
        <translation>矢印キーで顔から顔へ、Shift＋矢印キーで地図を移動、+ と - で拡大・縮小します。</translation>
    </message>
    <message>
        <source>The chosen face</source>
        <translation>選んだ顔</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>モデルが開かれていません</translation>
    </message>
    <message>
        <source>A map of its faces appears here as soon as a model is open.</source>
        <translation>モデルを開くと、その顔の地図がここに表示されます。</translation>
    </message>
    <message>
        <source>Go to Create</source>
        <translation>「つくる」へ</translation>
    </message>
    <message>
        <source>Keep a few faces first: the map then lies between them</source>
        <translation>まず顔をいくつかお気に入りに入れてください。そのあいだに地図が広がります</translation>
    </message>
    <message>
        <source>Change this face</source>
        <translation>この顔を変える</translation>
    </message>
    <message>
        <source>Sliders for what this model can change about it (Ctrl+G)</source>
        <translation>このモデルで変えられるところのスライダー (Ctrl+G)</translation>
    </message>
</context>
<context>
    <name>ExpressionsPage</name>
    <message>
        <source>Keep this face, or not</source>
        <translation>この顔をお気に入りに入れる／外す</translation>
    </message>
    <message>
        <source>Expressions of the chosen face</source>
        <translation>選んだ顔の表情</translation>
    </message>
    <message>
        <source>Open in Create</source>
        <translation>「つくる」で開く</translation>
    </message>
    <message>
        <source>Explore around these faces</source>
        <translation>これらの顔のまわりを探索</translation>
    </message>
    <message>
        <source>Blend these faces</source>
        <translation>これらの顔をブレンド</translation>
    </message>
    <message>
        <source>All on a sheet or as stickers…</source>
        <translation>すべてを一覧かステッカーに…</translation>
    </message>
    <message>
        <source>Save the talking loop</source>
        <translation>話すアニメーションを保存</translation>
    </message>
    <message>
        <source>Save stills for streaming</source>
        <translation>配信用の静止画を保存</translation>
    </message>
    <message>
        <source>Expressions of one person</source>
        <translation>1 人のいろいろな表情</translation>
    </message>
    <message>
        <source>Nobody chosen yet</source>
        <translation>まだ誰も選ばれていません</translation>
    </message>
    <message>
        <source>Choose a face and press Expressions: see the same person smile.</source>
        <translation>顔を選んで「表情」を押すと、同じ人のいろいろな表情が並びます。</translation>
    </message>
    <message>
        <source>Find a face</source>
        <translation>顔を探す</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>書き込み中…</translation>
    </message>
    <message>
        <source>Expressions of another face</source>
        <translation>別の顔の表情</translation>
    </message>
    <message>
        <source>Changes at once</source>
        <translation>同時に変える数</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更点</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>perhaps another</source>
        <translation>別人かもしれません</translation>
    </message>
    <message>
        <source>the same, at {share} of the change</source>
        <translation>同じ人（変化は {share}）</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>選択中</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n 件の顔</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpressionsSide</name>
    <message>
        <source>Expressions of this one</source>
        <translation>この顔の表情を見る</translation>
    </message>
    <message>
        <source>A sheet that begins with the chosen face (Return)</source>
        <translation>選んだ顔から始まる一覧 (Enter)</translation>
    </message>
    <message>
        <source>Go on from the chosen face: other wishes, more like it</source>
        <translation>選んだ顔から続けます。条件を変えたり、似た顔を見たりできます</translation>
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
        <translation>画像をコピー</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>テキストとしてコピー</translation>
    </message>
    <message>
        <source>Copy the share code</source>
        <translation>共有コードをコピー</translation>
    </message>
    <message>
        <source>Sheet for print…</source>
        <translation>印刷用シート…</translation>
    </message>
</context>
<context>
    <name>FavouritePicker</name>
    <message>
        <source>Favourite {number}</source>
        <translation>お気に入り {number}</translation>
    </message>
</context>
<context>
    <name>FavouritesBar</name>
    <message>
        <source>Newest first</source>
        <translation>新しい順</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>古い順</translation>
    </message>
    <message>
        <source>Best rated first</source>
        <translation>評価の高い順</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>名前順</translation>
    </message>
    <message>
        <source>By colour</source>
        <translation>色順</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search the favourites</source>
        <translation>お気に入りを検索</translation>
    </message>
    <message>
        <source>Names, tags, and what a face asks for, such as “pink” (Ctrl+F)</source>
        <translation>名前、タグ、「ピンク」などの条件 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>並べ替え</translation>
    </message>
    <message>
        <source>Whole collections</source>
        <translation>コレクション全体</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Fewest stars</source>
        <translation>最低の星の数</translation>
    </message>
    <message>
        <source>Show faces with at least so many stars</source>
        <translation>この数以上の星が付いた顔だけを表示します</translation>
    </message>
</context>
<context>
    <name>FavouritesController</name>
    <message>
        <source>Keep in favourites</source>
        <translation>お気に入りに追加</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n face(s) in favourites</source>
        <translation>
            <numerusform>%n 枚をお気に入りに追加</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>お気に入りから削除</translation>
    </message>
    <message>
        <source>Removed from favourites</source>
        <translation>お気に入りから削除しました</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) removed from favourites</source>
        <translation>
            <numerusform>%n 枚をお気に入りから削除しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>The favourites cannot be opened.</source>
        <translation>お気に入りを開けません。</translation>
    </message>
</context>
<context>
    <name>FavouritesPage</name>
    <message>
        <source>Wall of favourites</source>
        <translation>お気に入りの一覧</translation>
    </message>
    <message>
        <source>Open in Create</source>
        <translation>「つくる」で開く</translation>
    </message>
    <message>
        <source>Pick two to four faces with Ctrl or Shift to compare them</source>
        <translation>Ctrl か Shift で 2～4 枚選ぶと比較できます</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>顔 {number}</translation>
    </message>
    <message>
        <source>Nothing kept yet</source>
        <translation>まだ何もありません</translation>
    </message>
    <message>
        <source>Choose a face you like and press Keep: it will wait for you here.</source>
        <translation>好きな顔を選んで「お気に入り」を押すと、ここに残ります。</translation>
    </message>
    <message>
        <source>Find a face</source>
        <translation>顔を探す</translation>
    </message>
    <message>
        <source>Import a collection…</source>
        <translation>コレクションを読み込む…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>None of your favourites is like that. Try fewer words, tags or stars.</source>
        <translation>当てはまるお気に入りがありません。言葉やタグ、星を減らしてみてください。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>Export all favourites…</source>
        <translation>お気に入りをすべて書き出す…</translation>
    </message>
    <message>
        <source>Export what is shown…</source>
        <translation>表示中のものを書き出す…</translation>
    </message>
    <message>
        <source>Export the picked faces…</source>
        <translation>選んだ顔を書き出す…</translation>
    </message>
    <message>
        <source>Remove these faces</source>
        <translation>これらの顔を削除</translation>
    </message>
    <message>
        <source>Save these faces</source>
        <translation>これらの顔を保存</translation>
    </message>
    <message>
        <source>Sheet for print…</source>
        <translation>印刷用シート…</translation>
    </message>
    <message>
        <source>Expressions of this face</source>
        <translation>この顔の表情</translation>
    </message>
    <message>
        <source>Explore around these faces</source>
        <translation>これらの顔のまわりを探索</translation>
    </message>
    <message>
        <source>Blend these faces</source>
        <translation>これらの顔をブレンド</translation>
    </message>
    <message>
        <source>Compare these faces</source>
        <translation>これらの顔を比較</translation>
    </message>
    <message>
        <source>Copy this picture</source>
        <translation>この画像をコピー</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>テキストとしてコピー</translation>
    </message>
    <message>
        <source>Copy the share code</source>
        <translation>共有コードをコピー</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Name this face</source>
        <translation>この顔に名前を付ける</translation>
    </message>
    <message>
        <source>Tag these faces</source>
        <translation>これらの顔にタグを付ける</translation>
    </message>
    <message>
        <source>Import a collection</source>
        <translation>コレクションを読み込む</translation>
    </message>
    <message>
        <source>Export all favourites</source>
        <translation>お気に入りをすべて書き出す</translation>
    </message>
    <message numerus="yes">
        <source>Rate with %n star(s)</source>
        <translation>
            <numerusform>評価を星 %n にする</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>星 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} / {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n 枚</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FavouritesSelection</name>
    <message>
        <source>Pick two to eight faces with Ctrl or Shift to blend them</source>
        <translation>Ctrl か Shift で 2～8 枚選ぶとブレンドできます</translation>
    </message>
    <message numerus="yes">
        <source>Pick at most %n face(s) to save at a time</source>
        <translation>
            <numerusform>一度に保存できるのは %n 枚までです</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pick at most %n face(s) for a sheet</source>
        <translation>
            <numerusform>シートに選べる顔は %n 個までです</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>星 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>星なし</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Tag {name}</source>
        <translation>タグ {name}</translation>
    </message>
    <message>
        <source>Without tag {name}</source>
        <translation>タグ {name} を外す</translation>
    </message>
    <message numerus="yes">
        <source>Pick at most %n face(s) for this</source>
        <translation>
            <numerusform>ここで選べるのは %n 枚までです</numerusform>
        </translation>
    </message>
    <message>
        <source>These faces were drawn by different models; pick those of one</source>
        <translation>これらの顔は別々のモデルで描かれています。同じモデルの顔を選んでください</translation>
    </message>
</context>
<context>
    <name>FavouritesSide</name>
    <message>
        <source>Picked</source>
        <translation>選択中</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>not installed here</source>
        <translation>ここにはありません</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Kept on</source>
        <translation>追加日</translation>
    </message>
    <message>
        <source>The chosen favourite</source>
        <translation>選んだお気に入り</translation>
    </message>
    <message>
        <source>Open in Create</source>
        <translation>「つくる」で開く</translation>
    </message>
    <message>
        <source>Go on from this face: other wishes, more like it (Return)</source>
        <translation>この顔から続ける：条件を変えたり、似た顔を見たり (Enter)</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>The same person smiling, with glasses, with other hair (Ctrl+I)</source>
        <translation>同じ人の笑顔、メガネ、別の髪など (Ctrl+I)</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>A map around the picked faces, at most four (Ctrl+E)</source>
        <translation>選んだ顔（4 枚まで）のまわりの地図 (Ctrl+E)</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>ブレンド</translation>
    </message>
    <message>
        <source>From face to face: pick two to eight with Ctrl or Shift (Ctrl+B)</source>
        <translation>顔から顔へ：Ctrl か Shift で 2～8 枚選びます (Ctrl+B)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Side by side: pick two to four with Ctrl or Shift (Ctrl+L)</source>
        <translation>並べて比較：Ctrl か Shift で 2～4 枚選びます (Ctrl+L)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save as pictures that can be dropped back here (Ctrl+S)</source>
        <translation>あとでここにドロップして戻せる画像として保存します (Ctrl+S)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove from the favourites (Delete)</source>
        <translation>お気に入りから削除 (Delete)</translation>
    </message>
</context>
<context>
    <name>FileWriting</name>
    <message>
        <source>Saved as {name}</source>
        <translation>{name} として保存しました</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) saved</source>
        <translation>
            <numerusform>%n 枚の画像を保存しました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Prepare them</source>
        <translation>画像を準備</translation>
    </message>
    <message>
        <source>Prepare again</source>
        <translation>もう一度準備</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>順番待ちに追加</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>学習を開始</translation>
    </message>
</context>
<context>
    <name>HistoryBar</name>
    <message>
        <source>Back one step (Alt+Left)</source>
        <translation>一つ戻る (Alt+←)</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>近い</translation>
    </message>
    <message>
        <source>Far</source>
        <translation>遠い</translation>
    </message>
    <message>
        <source>Faces that differ in small things</source>
        <translation>細部だけが違う顔</translation>
    </message>
    <message>
        <source>Faces that are loosely related</source>
        <translation>少しだけ似た顔</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>似た顔</translation>
    </message>
    <message>
        <source>New faces</source>
        <translation>新しい顔</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>ステップ {number}</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>現在地</translation>
    </message>
    <message>
        <source>Back to this step</source>
        <translation>このステップに戻る</translation>
    </message>
</context>
<context>
    <name>HistoryDrawer</name>
    <message>
        <source>Seen since the start</source>
        <translation>今回見たもの</translation>
    </message>
    <message>
        <source>Newest first. Return goes back to a face or a wall.</source>
        <translation>新しい順。Enter で顔や一覧に戻ります。</translation>
    </message>
    <message>
        <source>The faces and walls that you look at gather here until you leave.</source>
        <translation>見た顔や一覧は、終了するまでここに集まります。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>顔</translation>
    </message>
    <message>
        <source>{title}, seen at {time}</source>
        <translation>{title}、{time} に表示</translation>
    </message>
</context>
<context>
    <name>IncomingFiles</name>
    <message numerus="yes">
        <source>Reading %n file(s)…</source>
        <translation>
            <numerusform>%n 個のファイルを読み込み中…</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for this face among those that you kept…</source>
        <translation>お気に入りの顔の中から同じ顔を探しています…</translation>
    </message>
    <message>
        <source>The picture had lost its avatar; it was recognised by its looks.</source>
        <translation>画像のアバターは失われていましたが、見た目から見つけました。</translation>
    </message>
</context>
<context>
    <name>KeepButton</name>
    <message>
        <source>Kept in favourites</source>
        <translation>お気に入りに追加しました</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) kept in favourites</source>
        <translation>
            <numerusform>%n 枚をお気に入りに追加しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Kept ({count})</source>
        <translation>追加済み（{count}）</translation>
    </message>
    <message>
        <source>Keep ({count})</source>
        <translation>追加（{count}）</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>追加済み</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Take out of the favourites (Ctrl+D)</source>
        <translation>お気に入りから外す (Ctrl+D)</translation>
    </message>
    <message>
        <source>Put into the favourites (Ctrl+D)</source>
        <translation>お気に入りに追加 (Ctrl+D)</translation>
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
        <translation>スペース</translation>
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
        <translation>名前</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Rate with the keys 1 to 5; 0 for none</source>
        <translation>1～5 のキーで評価、0 でなし</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>タグを追加</translation>
    </message>
    <message>
        <source>Remove the tag {name}</source>
        <translation>タグ {name} を外す</translation>
    </message>
</context>
<context>
    <name>LabelsStep</name>
    <message>
        <source>Labels say what a picture shows, so that one can wish for it later. Without any, the model draws your style, and nothing can be wished for. The program can read hair and eyes itself; what you say counts more.</source>
        <translation>ラベルは画像に何が写っているかを示し、あとで条件に使えます。なければ、モデルは画風だけを学び、条件は指定できません。髪と目はアプリが読み取れますが、あなたの答えが優先されます。</translation>
    </message>
    <message>
        <source>Read hair and eyes</source>
        <translation>髪と目を読み取る</translation>
    </message>
    <message>
        <source>Label by keys…</source>
        <translation>キーでラベル付け…</translation>
    </message>
    <message>
        <source>{percent} % of the pictures have labels.</source>
        <translation>画像の {percent} % にラベルがあります。</translation>
    </message>
</context>
<context>
    <name>LayerGroups</name>
    <message>
        <source>shape</source>
        <translation>形</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>色</translation>
    </message>
    <message>
        <source>details</source>
        <translation>細部</translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>Nearer: smaller differences (+)</source>
        <translation>近づく：違いが小さくなります (+)</translation>
    </message>
    <message>
        <source>Farther: larger differences (-)</source>
        <translation>遠ざかる：違いが大きくなります (-)</translation>
    </message>
    <message>
        <source>Back to the middle (Home)</source>
        <translation>中心に戻る (Home)</translation>
    </message>
</context>
<context>
    <name>MapHead</name>
    <message numerus="yes">
        <source>Around %n face(s)</source>
        <translation>
            <numerusform>%n 枚の顔のまわり</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapSteps</name>
    <message>
        <source>A map around faces</source>
        <translation>顔のまわりの地図</translation>
    </message>
    <message>
        <source>Another map</source>
        <translation>別の地図</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>個性</translation>
    </message>
    <message>
        <source>any</source>
        <translation>指定なし</translation>
    </message>
</context>
<context>
    <name>MetricWords</name>
    <message>
        <source>Distance to real pictures</source>
        <translation>実際の絵との距離</translation>
    </message>
    <message>
        <source>Faces that look real</source>
        <translation>本物らしく見える顔</translation>
    </message>
    <message>
        <source>Real faces it could draw</source>
        <translation>描くことができる実際の顔</translation>
    </message>
    <message>
        <source>{value}; real pictures among themselves {real}; less is better</source>
        <translation>{value}（実際の絵どうしでは {real}、小さいほど良い）</translation>
    </message>
    <message>
        <source>{attribute} as asked for</source>
        <translation>{attribute}が条件どおり</translation>
    </message>
    <message>
        <source>{attribute} read rightly</source>
        <translation>{attribute}を正しく判定</translation>
    </message>
    <message>
        <source>{count} of 100</source>
        <translation>100 枚中 {count} 枚</translation>
    </message>
</context>
<context>
    <name>MixBar</name>
    <message>
        <source>From {first} to {second}</source>
        <translation>{first}から{second}へ</translation>
    </message>
    <message>
        <source>{word}: choose this end, then another class above</source>
        <translation>{word}：この端を選んでから、上で別のものを選びます</translation>
    </message>
    <message>
        <source>End: {word}</source>
        <translation>端：{word}</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>for one face</source>
        <translation>顔 1 枚あたり</translation>
    </message>
    <message>
        <source>faces a second, sixteen at a time</source>
        <translation>枚／秒（16 枚ずつ）</translation>
    </message>
    <message>
        <source>on the disk</source>
        <translation>ディスク上</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>もう一度測る</translation>
    </message>
    <message>
        <source>Measure the speed on this computer again</source>
        <translation>このコンピューターでの速さをもう一度測ります</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比較…</translation>
    </message>
    <message>
        <source>See the same faces drawn by this model and another, side by side</source>
        <translation>このモデルと別のモデルが描いた同じ顔を並べて見ます</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>一覧から外す</translation>
    </message>
    <message>
        <source>Faces that this model draws</source>
        <translation>このモデルが描く顔</translation>
    </message>
    <message>
        <source>The same seeds for every model, so that sheets can be compared</source>
        <translation>どのモデルも同じシードを使うので、見比べられます</translation>
    </message>
    <message>
        <source>This model is in use: switch to another one first</source>
        <translation>いま描いているモデルです。先に別のモデルに切り替えてください</translation>
    </message>
    <message>
        <source>A tagger reads attributes from a picture; it draws none. With one installed, the Create page can show only faces that fit your wishes.</source>
        <translation>タグ付けモデルは画像から属性を読み取るもので、描きません。入れておくと、「つくる」で条件に合う顔だけを表示できます。</translation>
    </message>
    <message>
        <source>Measured on this computer: {device}</source>
        <translation>このコンピューターで測定：{device}</translation>
    </message>
    <message>
        <source>It can be brought back; favourites keep a copy if they need it</source>
        <translation>元に戻せます。お気に入りに必要ならコピーが残ります</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>このファイルは使えません。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>このモデルを使う</translation>
    </message>
    <message>
        <source>The faces are drawn by this model</source>
        <translation>いまこのモデルで描いています</translation>
    </message>
    <message>
        <source>Draw with this model from now on</source>
        <translation>これからこのモデルで描きます</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ミリ秒</translation>
    </message>
</context>
<context>
    <name>ModelComparison</name>
    <message>
        <source>Character</source>
        <translation>個性</translation>
    </message>
    <message>
        <source>Other faces</source>
        <translation>別の顔</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Back to the list of models (Esc)</source>
        <translation>モデルの一覧に戻る (Esc)</translation>
    </message>
    <message>
        <source>The same faces as both models draw them</source>
        <translation>同じ顔を二つのモデルで描いたもの</translation>
    </message>
    <message>
        <source>Double-click a face to open it on the Create page</source>
        <translation>ダブルクリックすると「つくる」で開きます</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>おまかせ</translation>
    </message>
    <message>
        <source>Another wish for both</source>
        <translation>両方を別の条件にする</translation>
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
        <translation>このモデルを使う</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Installed models</source>
        <translation>インストール済みのモデル</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>使えません</translation>
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
        <translation>モデル {name} を外す</translation>
    </message>
    <message>
        <source>{name} was removed; your favourites keep a copy</source>
        <translation>{name} を外しました。お気に入り用のコピーは残ります</translation>
    </message>
    <message>
        <source>{name} was removed</source>
        <translation>{name} を外しました</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>ModelSteps</name>
    <message>
        <source>Open the model {name}</source>
        <translation>モデル {name} を開く</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>bundled</source>
        <translation>付属</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>none: it draws as it likes</source>
        <translation>なし：自由に描きます</translation>
    </message>
    <message>
        <source>{side} × {side} pixels</source>
        <translation>{side} × {side} ピクセル</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>latent {z}, style layers {layers} × {dim}, {precision}</source>
        <translation>潜在変数 {z}、スタイル層 {layers} × {dim}、{precision}</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>{count} pictures seen ({kimg} kimg)</source>
        <translation>{count} 枚の画像を学習（{kimg} kimg）</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>{name}, {count} pictures</source>
        <translation>{name}、{count} 枚</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>学習データ</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>You can ask for</source>
        <translation>指定できる条件</translation>
    </message>
    <message>
        <source>It reads</source>
        <translation>判定できる項目</translation>
    </message>
    <message>
        <source>faces of {model}</source>
        <translation>{model} の顔</translation>
    </message>
    <message>
        <source>Finds</source>
        <translation>探すもの</translation>
    </message>
    <message>
        <source>Model number</source>
        <translation>モデル番号</translation>
    </message>
    <message>
        <source>{factor} times as large, best from {sides} pixels</source>
        <translation>{factor} 倍に拡大、元の大きさは {sides} ピクセルが最適</translation>
    </message>
    <message>
        <source>tagger</source>
        <translation>タグ付けモデル</translation>
    </message>
    <message>
        <source>upscaler</source>
        <translation>拡大モデル</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>符号化モデル</translation>
    </message>
    <message>
        <source>{value} (real pictures: {reference})</source>
        <translation>{value}（実際の画像：{reference}）</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Add a model…</source>
        <translation>モデルを追加…</translation>
    </message>
    <message>
        <source>Check a model file and copy it here; dropping one does the same</source>
        <translation>モデルファイルを検査してここにコピーします。ドロップしても同じです</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>もう一度測る</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>モデルを追加</translation>
    </message>
    <message>
        <source>Compare with another model</source>
        <translation>別のモデルと比較</translation>
    </message>
    <message>
        <source>Compare on other faces</source>
        <translation>別の顔で比較</translation>
    </message>
    <message>
        <source>Compare on a surprise</source>
        <translation>おまかせで比較</translation>
    </message>
    <message>
        <source>Remove this model</source>
        <translation>このモデルを外す</translation>
    </message>
    <message>
        <source>Model files (*.onnx)</source>
        <translation>モデルファイル (*.onnx)</translation>
    </message>
    <message>
        <source>{name} was added</source>
        <translation>{name} を追加しました</translation>
    </message>
    <message>
        <source>{name} is installed already</source>
        <translation>{name} はすでにインストールされています</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>このモデルを使う</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
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
        <translation>保存データについて</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Create</source>
        <translation>つくる</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>ブレンド</translation>
    </message>
    <message>
        <source>Expressions</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Open the model {name}</source>
        <translation>モデル {name} を開く</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
</context>
<context>
    <name>PicturesStep</name>
    <message>
        <source>Drop folders or zip files of pictures here. Tags or labels that lie beside them are read as well. Nothing of yours is changed or sent anywhere.</source>
        <translation>画像のフォルダーか zip ファイルをここにドロップしてください。横にあるタグやラベルも読み取ります。元のファイルは変更されず、どこにも送信されません。</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Add zip files…</source>
        <translation>zip ファイルを追加…</translation>
    </message>
    <message>
        <source>They are whole pictures: cut the faces out of them</source>
        <translation>全体のイラストなので、顔を切り出す</translation>
    </message>
    <message>
        <source>Each folder is a class, and says what is in it</source>
        <translation>フォルダーごとに分類されている</translation>
    </message>
    <message>
        <source>Pictures to learn from</source>
        <translation>学習に使う画像</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか {count} 件</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>リストから外す</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Save wishes as a preset</source>
        <translation>条件をプリセットとして保存</translation>
    </message>
    <message>
        <source>Preset {number}</source>
        <translation>プリセット {number}</translation>
    </message>
    <message>
        <source>This replaces the preset of that name.</source>
        <translation>同じ名前のプリセットを置き換えます。</translation>
    </message>
    <message>
        <source>Save these wishes</source>
        <translation>この条件を保存</translation>
    </message>
    <message>
        <source>Another preset has that name.</source>
        <translation>その名前は別のプリセットが使っています。</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>プリセットの名前を変更</translation>
    </message>
    <message>
        <source>No presets yet</source>
        <translation>プリセットはまだありません</translation>
    </message>
    <message>
        <source>Save these wishes…</source>
        <translation>この条件を保存…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>PresetsController</name>
    <message>
        <source>Save the preset {name}</source>
        <translation>プリセット {name} を保存</translation>
    </message>
    <message>
        <source>Preset saved</source>
        <translation>プリセットを保存しました</translation>
    </message>
    <message>
        <source>Rename the preset {name}</source>
        <translation>プリセット {name} の名前を変更</translation>
    </message>
    <message>
        <source>Remove the preset {name}</source>
        <translation>プリセット {name} を削除</translation>
    </message>
    <message>
        <source>Preset removed</source>
        <translation>プリセットを削除しました</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>場所(&amp;L):</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>ファイルの種類(&amp;T):</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>{attribute} (said to be {value})</source>
        <translation>{attribute}（いまのラベル：{value}）</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>わからない</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>What you saw since the start (Ctrl+H)</source>
        <translation>起動してから見たもの (Ctrl+H)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Face {number} of {faces}, {done} done</source>
        <translation>{faces} 枚中 {number} 枚目、{done} 枚完了</translation>
    </message>
    <message>
        <source>All {faces} faces are done.</source>
        <translation>{faces} 枚の顔がすべて終わりました。</translation>
    </message>
    <message>
        <source>This was not saved: {reason}.</source>
        <translation>保存できませんでした：{reason}。</translation>
    </message>
    <message>
        <source>This picture cannot be read.</source>
        <translation>この画像を読めません。</translation>
    </message>
    <message>
        <source>Review: {what}</source>
        <translation>確認：{what}</translation>
    </message>
    <message>
        <source>A key answers; X: cannot tell. Return: what is said already is right. Space: next face. ← →: back and forth, ↑ ↓: another question. Ctrl+Z: undo. Every answer is saved at once; Esc closes, and the next time goes on here.</source>
        <translation>キーで答えます。X：わからない。Enter：いまのラベルが正しい。スペース：次の顔。← →：前後、↑ ↓：別の質問。Ctrl+Z：元に戻す。答えはすぐに保存されます。Esc で閉じると、次回はここから続きます。</translation>
    </message>
</context>
<context>
    <name>RunButtons</name>
    <message>
        <source>Save and stop</source>
        <translation>保存して停止</translation>
    </message>
    <message>
        <source>Keep this moment</source>
        <translation>この時点を残す</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Go on with changes…</source>
        <translation>変更して続ける…</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>順番待ちから外す</translation>
    </message>
    <message>
        <source>Twice as long</source>
        <translation>2 倍の長さで</translation>
    </message>
    <message>
        <source>With slower learning</source>
        <translation>ゆっくり学習する</translation>
    </message>
    <message>
        <source>With less memory at once</source>
        <translation>メモリーを減らす</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Draw with it</source>
        <translation>これで描く</translation>
    </message>
    <message>
        <source>Make a model file of the newest saved moment, and open it in Create</source>
        <translation>最後に保存した時点からモデルファイルを作り、「つくる」で開きます</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>リストから削除</translation>
    </message>
    <message>
        <source>Draw with its best moment</source>
        <translation>最良の時点で描く</translation>
    </message>
    <message>
        <source>{kimg} of {target} thousand pictures shown</source>
        <translation>{target} 千枚中 {kimg} 千枚まで学習</translation>
    </message>
    <message>
        <source>Making a model file…</source>
        <translation>モデルファイルを作っています…</translation>
    </message>
    <message>
        <source>left</source>
        <translation>残り</translation>
    </message>
    <message>
        <source>pictures a second</source>
        <translation>枚/秒</translation>
    </message>
    <message>
        <source>distance to your pictures</source>
        <translation>元の画像との距離</translation>
    </message>
    <message>
        <source>show what was wished</source>
        <translation>条件どおり</translation>
    </message>
    <message>
        <source>thousand</source>
        <translation>千枚</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>描画</translation>
    </message>
    <message>
        <source>judging</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>Distance to your pictures</source>
        <translation>元の画像との距離</translation>
    </message>
    <message>
        <source>Taken for real</source>
        <translation>本物と見なされた割合</translation>
    </message>
    <message>
        <source>real</source>
        <translation>本物</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>描いたもの</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Down</source>
        <translation>縦</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横</translation>
    </message>
    <message>
        <source>Slant</source>
        <translation>斜め</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Colour of the background</source>
        <translation>背景の色</translation>
    </message>
    <message>
        <source>First colour</source>
        <translation>1 つ目の色</translation>
    </message>
    <message>
        <source>Second colour</source>
        <translation>2 つ目の色</translation>
    </message>
    <message>
        <source>Which way the colours flow</source>
        <translation>グラデーションの向き</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>画像 (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>A picture for the background</source>
        <translation>背景の画像</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>画像を選択…</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>回転</translation>
    </message>
    <message>
        <source>Back to the whole picture</source>
        <translation>全体に戻す</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>ファイル名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>The first: {name}</source>
        <translation>最初のファイル：{name}</translation>
    </message>
    <message>
        <source>Folder for pictures</source>
        <translation>画像のフォルダー</translation>
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
        <translation>{side} × {side} ピクセル、{size} まで</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>単色</translation>
    </message>
    <message>
        <source>Two colours, flowing</source>
        <translation>2 色のグラデーション</translation>
    </message>
    <message>
        <source>A picture of mine</source>
        <translation>自分の画像</translation>
    </message>
    <message>
        <source>As a sheet…</source>
        <translation>シートにする…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Save {count} pictures</source>
        <translation>{count} 枚の画像を保存</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>画像を保存</translation>
    </message>
    <message>
        <source>A picture of this name is there already.</source>
        <translation>同じ名前の画像がすでにあります。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Sharpening the picture…</source>
        <translation>画像を鮮明にしています…</translation>
    </message>
    <message>
        <source>Measuring the file…</source>
        <translation>ファイルサイズを計算しています…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
    <message>
        <source>{count} of {all} pictures</source>
        <translation>{count} / {all} 枚</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>鮮明</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>なめらか</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>ドット</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>四角</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>円</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>拡大方法</translation>
    </message>
    <message>
        <source>Cut to</source>
        <translation>切り抜き</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>余白</translation>
    </message>
    <message>
        <source>Finished by an upscaler, which takes a moment</source>
        <translation>拡大モデルで仕上げます（少し時間がかかります）</translation>
    </message>
    <message>
        <source>As a photo is enlarged (Lanczos)</source>
        <translation>写真のように拡大します（Lanczos）</translation>
    </message>
    <message>
        <source>Every pixel becomes a square (nearest)</source>
        <translation>1 ピクセルを四角のまま拡大（ニアレスト）</translation>
    </message>
    <message>
        <source>Can be dropped back here</source>
        <translation>ここにドロップして戻せる</translation>
    </message>
    <message>
        <source>The avatar itself lies unseen inside the PNG</source>
        <translation>アバターのデータが PNG の中に入ります</translation>
    </message>
    <message>
        <source>Draw one like it on plain ground</source>
        <translation>無地の背景で似た顔を描く</translation>
    </message>
    <message>
        <source>Draw some like them on plain ground</source>
        <translation>無地の背景で似た顔を描く</translation>
    </message>
    <message>
        <source>{side} × {side} pixels</source>
        <translation>{side} × {side} ピクセル</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>丸</translation>
    </message>
    <message>
        <source>The part that is saved</source>
        <translation>保存する範囲</translation>
    </message>
    <message>
        <source>Drag to move, wheel to zoom, Shift and wheel to turn; keys: arrows, + and −, comma and full stop, 0 to go back</source>
        <translation>ドラッグで移動、ホイールで拡大、Shift+ホイールで回転。キー：矢印、+ と −、コンマとピリオド、0 で元に戻す</translation>
    </message>
    <message>
        <source>As others see it</source>
        <translation>ほかの人からの見え方</translation>
    </message>
    <message>
        <source>Shape of the preview</source>
        <translation>プレビューの形</translation>
    </message>
    <message>
        <source>The picture at 128, 64 and 32 pixels</source>
        <translation>128、64、32 ピクセルの画像</translation>
    </message>
    <message>
        <source>The face before</source>
        <translation>前の顔</translation>
    </message>
    <message>
        <source>The next face</source>
        <translation>次の顔</translation>
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
        <translation>16〜256 px の全サイズを 1 つのファイルに</translation>
    </message>
    <message>
        <source>Smaller, to stay under {size}</source>
        <translation>{size} 以下にするため小さくしました</translation>
    </message>
    <message>
        <source>With {count} colours, to stay under {size}</source>
        <translation>{size} 以下にするため {count} 色にしました</translation>
    </message>
    <message>
        <source>At lower quality, to stay under {size}</source>
        <translation>{size} 以下にするため画質を下げました</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>{name} として保存しました</translation>
    </message>
    <message>
        <source>{count} pictures saved</source>
        <translation>{count} 枚の画像を保存しました</translation>
    </message>
    <message>
        <source>Stopped: {count} of {all} pictures are saved</source>
        <translation>停止しました：{all} 枚中 {count} 枚を保存しました</translation>
    </message>
    <message>
        <source>What is behind this face is not plain, so the background stays.</source>
        <translation>この顔の背景は無地ではないため、背景を残します。</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not on plain ground and keep their background.</source>
        <translation>
            <numerusform>%n 個の顔は背景が無地ではないため、背景を残します。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save picture</source>
        <translation>画像を保存</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 画像 (*.png)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>{name} として保存しました</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Sharpening the picture…</source>
        <translation>画像をくっきりさせています…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>No program here can show the folder {folder}</source>
        <translation>フォルダー {folder} を表示できるアプリがありません</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>検索を消す</translation>
    </message>
</context>
<context>
    <name>SessionRecording</name>
    <message>
        <source>New faces</source>
        <translation>新しい顔</translation>
    </message>
    <message>
        <source>Faces like one</source>
        <translation>似た顔</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Where pictures are saved</source>
        <translation>画像の保存先</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>データの保存場所</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>プライバシー</translation>
    </message>
    <message>
        <source>About</source>
        <translation>このアプリについて</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Show the names of colours</source>
        <translation>色の名前を表示する</translation>
    </message>
    <message>
        <source>Nothing leaves this device: no telemetry, no reports, no update checks.</source>
        <translation>このデバイスの外には何も送信しません。テレメトリーも、レポートの送信も、更新の確認もありません。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Show the welcome again</source>
        <translation>ようこそ画面をもう一度表示</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Sharpen pictures</source>
        <translation>画像をくっきりさせる</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>すべてのコマンド</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>モデルを開く…</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation>付属のモデルを使う</translation>
    </message>
    <message>
        <source>More settings…</source>
        <translation>その他の設定…</translation>
    </message>
</context>
<context>
    <name>SetupView</name>
    <message>
        <source>Processor</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>グラフィックカード</translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation>自分のモデルを学習させる</translation>
    </message>
    <message>
        <source>Use an environment of mine…</source>
        <translation>自分の環境を使う…</translation>
    </message>
    <message>
        <source>The folder of a Python environment</source>
        <translation>Python 環境のフォルダー</translation>
    </message>
    <message>
        <source>Looking for the trainer…</source>
        <translation>学習プログラムを探しています…</translation>
    </message>
    <message>
        <source>From a few hundred pictures of yours to a model that draws in their style. The trainer needs PyTorch, which is large and therefore comes apart. It is put into a folder of its own and can be removed again at any time.</source>
        <translation>数百枚の画像から、その画風で描くモデルを作ります。学習には PyTorch が必要で、大きいため別にインストールします。専用のフォルダーに入り、いつでも削除できます。</translation>
    </message>
    <message>
        <source>About {download} to download, {installed} on the disk; {free} are free.</source>
        <translation>ダウンロード約 {download}、ディスク {installed}。空きは {free} です。</translation>
    </message>
    <message>
        <source>Repair it</source>
        <translation>修復</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>セットアップ</translation>
    </message>
</context>
<context>
    <name>SheetControls</name>
    <message>
        <source>A loop for chats, and stills for streaming.</source>
        <translation>ループはチャットに、静止画は配信に使えます。</translation>
    </message>
    <message>
        <source>Changes at once</source>
        <translation>同時に変える数</translation>
    </message>
    <message>
        <source>Smile and glasses together are two changes, for example.</source>
        <translation>たとえば笑顔とメガネなら変更は 2 つです。</translation>
    </message>
    <message>
        <source>Talk and blink</source>
        <translation>話す・まばたき</translation>
    </message>
    <message>
        <source>The chosen face, talking</source>
        <translation>選んだ顔が話す様子</translation>
    </message>
    <message>
        <source>Save the loop…</source>
        <translation>ループを保存…</translation>
    </message>
    <message>
        <source>As an animated WebP, PNG or GIF (Ctrl+Shift+L)</source>
        <translation>WebP、PNG、GIF のアニメーションとして保存します (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Stills for streaming…</source>
        <translation>配信用の静止画…</translation>
    </message>
    <message>
        <source>Mouth closed, mouth open, then with closed eyes where it can</source>
        <translation>口を閉じた顔、開けた顔の順。できるモデルでは目を閉じた顔も続きます</translation>
    </message>
    <message>
        <source>All on a sheet…</source>
        <translation>すべてを一覧にする…</translation>
    </message>
    <message>
        <source>As one picture with names, or as stickers (Ctrl+Shift+P)</source>
        <translation>名前付きの 1 枚の画像、またはステッカーにします (Ctrl+Shift+P)</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>sheet</source>
        <comment>name of a file</comment>
        <translation>シート</translation>
    </message>
    <message numerus="yes">
        <source>Sheet of %n face(s)</source>
        <translation>
            <numerusform>%n 個の顔のシート</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) are not on plain ground and are left out.</source>
        <translation>
            <numerusform>%n 個の顔は背景が無地ではないため、入りません。</numerusform>
        </translation>
    </message>
    <message>
        <source>{pages} · faces of {side} mm</source>
        <translation>{pages} · 顔は {side} mm</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n ページ</numerusform>
        </translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>一覧シート</translation>
    </message>
    <message>
        <source>Stickers</source>
        <translation>ステッカー</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Faces a page</source>
        <translation>1 ページの顔</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>用紙</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>解像度</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>×</source>
        <translation>×</translation>
    </message>
    <message>
        <source>Faces side by side</source>
        <translation>横に並べる顔の数</translation>
    </message>
    <message>
        <source>Rows of faces a page</source>
        <translation>1 ページの行数</translation>
    </message>
    <message>
        <source>Names below the faces</source>
        <translation>顔の下に名前を入れる</translation>
    </message>
    <message>
        <source>A4, upright</source>
        <translation>A4（縦）</translation>
    </message>
    <message>
        <source>A4, across</source>
        <translation>A4（横）</translation>
    </message>
    <message>
        <source>A5, upright</source>
        <translation>A5（縦）</translation>
    </message>
    <message>
        <source>A3, upright</source>
        <translation>A3（縦）</translation>
    </message>
    <message>
        <source>Letter, upright</source>
        <translation>レター（縦）</translation>
    </message>
    <message>
        <source>Photo 10 × 15 cm, upright</source>
        <translation>写真 10 × 15 cm（縦）</translation>
    </message>
    <message>
        <source>Photo 10 × 15 cm, across</source>
        <translation>写真 10 × 15 cm（横）</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message numerus="yes">
        <source>%n expression(s)</source>
        <translation>
            <numerusform>%n 種類の表情</numerusform>
        </translation>
    </message>
    <message>
        <source>Is it the same person?</source>
        <translation>同じ人かどうかを確認しています…</translation>
    </message>
    <message>
        <source>No tagger reads these faces</source>
        <translation>この顔を読めるタグ付けモデルなし</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn nearer to this face</source>
        <translation>
            <numerusform>%n 件はこの顔に近づけて描画</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n perhaps another person</source>
        <translation>
            <numerusform>%n 件は別人かもしれません</numerusform>
        </translation>
    </message>
    <message>
        <source>All are the same person</source>
        <translation>すべて同じ人です</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Moment of the training</source>
        <translation>学習の時点</translation>
    </message>
    <message>
        <source>After {kimg} thousand pictures</source>
        <translation>{kimg} 千枚の時点</translation>
    </message>
    <message>
        <source>Now, after {kimg} thousand</source>
        <translation>現在（{kimg} 千枚）</translation>
    </message>
</context>
<context>
    <name>SheetWall</name>
    <message>
        <source>This face</source>
        <translation>この顔</translation>
    </message>
    <message>
        <source>Perhaps another person</source>
        <translation>別人かもしれません</translation>
    </message>
    <message>
        <source>Drawn nearer to this face: {share} of the change</source>
        <translation>この顔に近づけて描画（変化は {share}）</translation>
    </message>
    <message>
        <source>{name}: no</source>
        <translation>{name}：なし</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Whose keyboard</source>
        <translation>キーボードの種類</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>印刷…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Everywhere</source>
        <translation>どのページでも</translation>
    </message>
    <message>
        <source>On a wall of faces</source>
        <translation>顔の一覧で</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地図で</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>A screen up or down</source>
        <translation>1 画面分、上か下へ</translation>
    </message>
    <message>
        <source>First or last face</source>
        <translation>最初か最後の顔</translation>
    </message>
    <message>
        <source>Go on from this face</source>
        <translation>この顔から続ける</translation>
    </message>
    <message>
        <source>Walk from face to face</source>
        <translation>顔から顔へ移動</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>地図を動かす</translation>
    </message>
    <message>
        <source>Nearer or farther</source>
        <translation>近づく、遠ざかる</translation>
    </message>
    <message>
        <source>AcGAN Desktop: keyboard shortcuts ({platform})</source>
        <translation>AcGAN Desktop：キーボードショートカット（{platform}）</translation>
    </message>
</context>
<context>
    <name>SliderDrawer</name>
    <message>
        <source>Back to the wishes (Esc)</source>
        <translation>条件に戻る (Esc)</translation>
    </message>
    <message>
        <source>Change this face</source>
        <translation>この顔を変える</translation>
    </message>
    <message>
        <source>Reset all sliders</source>
        <translation>すべて中央に戻す</translation>
    </message>
    <message>
        <source>More sliders…</source>
        <translation>ほかのスライダー…</translation>
    </message>
    <message>
        <source>Other ways in which this model&apos;s faces differ</source>
        <translation>このモデルの顔が違ってくる、ほかのところ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Looking for what this model can change about a face…</source>
        <translation>このモデルで変えられるところを探しています…</translation>
    </message>
    <message>
        <source>Rename a slider, and it stays as yours.</source>
        <translation>名前を書き換えると、自分のスライダーとして残ります。</translation>
    </message>
</context>
<context>
    <name>SliderEditing</name>
    <message>
        <source>Another face</source>
        <translation>別の顔</translation>
    </message>
    <message>
        <source>Reset the sliders</source>
        <translation>スライダーをすべて戻す</translation>
    </message>
</context>
<context>
    <name>SliderRow</name>
    <message>
        <source>Name of the slider {name}</source>
        <translation>スライダー {name} の名前</translation>
    </message>
    <message>
        <source>Type a name of your own to keep this slider</source>
        <translation>ここに好きな名前を書くと残ります</translation>
    </message>
    <message>
        <source>Remove the name {name}</source>
        <translation>名前 {name} を消す</translation>
    </message>
    <message>
        <source>Hide {name}</source>
        <translation>{name} をしまう</translation>
    </message>
    <message>
        <source>How it looks at this end; click to go there</source>
        <translation>こうなります。クリックするとそこまで動きます</translation>
    </message>
    <message>
        <source>{amount} · double-click to reset</source>
        <translation>{amount}・ダブルクリックで中央に戻ります</translation>
    </message>
</context>
<context>
    <name>SliderWords</name>
    <message>
        <source>Change {number}</source>
        <translation>変化 {number}</translation>
    </message>
    <message>
        <source>Component {number}</source>
        <translation>成分 {number}</translation>
    </message>
    <message>
        <source>What shows most</source>
        <translation>よく目立つもの</translation>
    </message>
    <message>
        <source>Principal components of the styles</source>
        <translation>スタイルの主成分</translation>
    </message>
</context>
<context>
    <name>SlidersController</name>
    <message>
        <source>Another slider</source>
        <translation>スライダーを追加</translation>
    </message>
    <message>
        <source>Remove the slider {name}</source>
        <translation>スライダー {name} を消す</translation>
    </message>
    <message>
        <source>Name removed</source>
        <translation>名前を消しました</translation>
    </message>
    <message>
        <source>Hide a slider</source>
        <translation>スライダーをしまう</translation>
    </message>
    <message>
        <source>Name the slider {name}</source>
        <translation>スライダーに {name} と名付ける</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
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
        <translation>付属モデルを自分の画風に</translation>
    </message>
    <message>
        <source>From nothing</source>
        <translation>ゼロから</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>開始点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>もう一度測る</translation>
    </message>
    <message>
        <source>A quick look</source>
        <translation>ためしに</translation>
    </message>
    <message>
        <source>Good by tomorrow</source>
        <translation>明日までに</translation>
    </message>
    <message>
        <source>As good as it gets</source>
        <translation>とことん</translation>
    </message>
    <message>
        <source>{size} of memory</source>
        <translation>メモリー {size}</translation>
    </message>
    <message>
        <source>wants a graphics card</source>
        <translation>グラフィックカード推奨</translation>
    </message>
    <message>
        <source>Measured on this machine.</source>
        <translation>このコンピューターで測った値です。</translation>
    </message>
    <message>
        <source>You have {kept} pictures; from {enough} on it becomes good. With fewer it learns them by heart.</source>
        <translation>画像は {kept} 枚です。{enough} 枚以上で良くなります。少ないと丸暗記してしまいます。</translation>
    </message>
    <message>
        <source>It knows faces already and takes on the style of yours.</source>
        <translation>顔はすでに描けるので、画風だけを学びます。</translation>
    </message>
    <message>
        <source>It learns everything from your pictures, and takes longer.</source>
        <translation>すべてをお手持ちの画像から学ぶため、時間がかかります。</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Opening the model…</source>
        <translation>モデルを開いています…</translation>
    </message>
    <message numerus="yes">
        <source>Drawing %n face(s)…</source>
        <translation>
            <numerusform>%n 枚を描画中…</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>モデルが開かれていません</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>モデルなし</translation>
    </message>
    <message>
        <source>The device that draws the faces</source>
        <translation>描画に使っているデバイス</translation>
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
        <translation>ほかのタグ</translation>
    </message>
    <message>
        <source>Tag {name}</source>
        <translation>タグ {name}</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n face(s) with this tag</source>
        <translation>
            <numerusform>このタグが付いた %n 枚を表示</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Taking</name>
    <message>
        <source>Picture copied</source>
        <translation>画像をコピーしました</translation>
    </message>
    <message>
        <source>{count} pictures copied</source>
        <translation>{count} 枚の画像をコピーしました</translation>
    </message>
    <message>
        <source>Only {count} are copied; all can be saved</source>
        <translation>コピーしたのは {count} 枚だけです。保存ならすべてできます</translation>
    </message>
    <message>
        <source>Copied as text</source>
        <translation>テキストとしてコピーしました</translation>
    </message>
    <message>
        <source>Only {count} are dragged; all can be saved</source>
        <translation>ドラッグできるのは {count} 枚です。保存すればすべて取り出せます</translation>
    </message>
    <message>
        <source>Share code copied; whoever has the program can paste it there</source>
        <translation>共有コードをコピーしました。このアプリに貼り付けると開けます</translation>
    </message>
    <message>
        <source>{count} share codes copied</source>
        <translation>{count} 個の共有コードをコピーしました</translation>
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
        <translation>静止画のフォルダー</translation>
    </message>
</context>
<context>
    <name>Train</name>
    <message>
        <source>cannot be opened</source>
        <translation>開けません</translation>
    </message>
    <message>
        <source>no face was found in it</source>
        <translation>顔が見つかりません</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>小さすぎます</translation>
    </message>
    <message>
        <source>nearly nothing to be seen</source>
        <translation>ほとんど何も見えません</translation>
    </message>
    <message>
        <source>without colour</source>
        <translation>色がありません</translation>
    </message>
    <message>
        <source>all in one tint</source>
        <translation>単色調です</translation>
    </message>
    <message>
        <source>there twice</source>
        <translation>重複しています</translation>
    </message>
    <message>
        <source>nearly the same as another</source>
        <translation>別の画像とほぼ同じです</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未開始</translation>
    </message>
    <message>
        <source>preparing pictures</source>
        <translation>画像を準備中</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>training</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>did not go on</source>
        <translation>続行できません</translation>
    </message>
    <message>
        <source>Making an environment…</source>
        <translation>環境を作っています…</translation>
    </message>
    <message>
        <source>Downloading and installing…</source>
        <translation>ダウンロードとインストール中…</translation>
    </message>
    <message>
        <source>Trying a real training step…</source>
        <translation>実際に学習を試しています…</translation>
    </message>
    <message>
        <source>Putting it in its place…</source>
        <translation>配置しています…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>画像を探しています…</translation>
    </message>
    <message>
        <source>Reading labels…</source>
        <translation>ラベルを読み込み中…</translation>
    </message>
    <message>
        <source>Looking for faces…</source>
        <translation>顔を探しています…</translation>
    </message>
    <message>
        <source>Opening pictures…</source>
        <translation>画像を開いています…</translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation>重複を探しています…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>書き込み中…</translation>
    </message>
    <message>
        <source>Reading hair and eyes…</source>
        <translation>髪と目を読み取り中…</translation>
    </message>
    <message>
        <source>Trying some steps…</source>
        <translation>数ステップ試しています…</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>残り {time}</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>処理中…</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>1 分未満</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 時間 {minutes} 分</translation>
    </message>
    <message>
        <source>{days} days {hours} h</source>
        <translation>{days} 日 {hours} 時間</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>This moment is being saved</source>
        <translation>この時点を保存しています</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>新しい学習</translation>
    </message>
    <message>
        <source>Pick up a run…</source>
        <translation>既存の学習を開く…</translation>
    </message>
    <message>
        <source>No trainings yet</source>
        <translation>学習はまだありません</translation>
    </message>
    <message>
        <source>Drop a folder of pictures here. The program looks through them, tells how long learning takes on this machine, and makes a model that draws in their style.</source>
        <translation>画像のフォルダーをここにドロップしてください。アプリが画像を確認し、このコンピューターでの所要時間を示し、その画風で描くモデルを作ります。</translation>
    </message>
    <message>
        <source>Pause or resume the training</source>
        <translation>学習を一時停止／再開</translation>
    </message>
    <message>
        <source>Draw with what was trained</source>
        <translation>学習したモデルで描く</translation>
    </message>
    <message>
        <source>My model</source>
        <translation>自分のモデル</translation>
    </message>
    <message>
        <source>The folder of a run</source>
        <translation>学習のフォルダー</translation>
    </message>
    <message>
        <source>{name} was removed</source>
        <translation>{name} を削除しました</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>TrainerLine</name>
    <message>
        <source>The trainer</source>
        <translation>学習プログラム</translation>
    </message>
    <message>
        <source>Check it by a training step</source>
        <translation>学習を試して確認</translation>
    </message>
    <message>
        <source>Install it anew</source>
        <translation>再インストール</translation>
    </message>
    <message>
        <source>Use an environment of mine…</source>
        <translation>自分の環境を使う…</translation>
    </message>
    <message>
        <source>Use the program&apos;s own again</source>
        <translation>アプリの環境に戻す</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Also train on the battery</source>
        <translation>バッテリーでも学習する</translation>
    </message>
    <message>
        <source>The trainer works</source>
        <translation>学習プログラムは正常です</translation>
    </message>
    <message>
        <source>The folder of a Python environment</source>
        <translation>Python 環境のフォルダー</translation>
    </message>
    <message>
        <source>on the processor</source>
        <translation>CPU 使用</translation>
    </message>
</context>
<context>
    <name>TrainingList</name>
    <message>
        <source>Trainings</source>
        <translation>学習一覧</translation>
    </message>
</context>
<context>
    <name>TypicalSlider</name>
    <message>
        <source>Typical</source>
        <translation>典型的</translation>
    </message>
    <message>
        <source>Unusual</source>
        <translation>個性的</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>個性</translation>
    </message>
    <message>
        <source>How typical or unusual the faces are</source>
        <translation>顔がどれだけ典型的か個性的か</translation>
    </message>
    <message>
        <source>Truncation ψ = {psi}: lower is safer, higher is more varied</source>
        <translation>トランケーション ψ = {psi}：低いほど無難に、高いほど多様に</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>hair length</source>
        <translation>髪の長さ</translation>
    </message>
    <message>
        <source>hair color</source>
        <translation>髪の色</translation>
    </message>
    <message>
        <source>hair style</source>
        <translation>髪型</translation>
    </message>
    <message>
        <source>eye color</source>
        <translation>目の色</translation>
    </message>
    <message>
        <source>skin color</source>
        <translation>肌の色</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>glasses</source>
        <translation>眼鏡</translation>
    </message>
    <message>
        <source>gender</source>
        <translation>性別</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>輪郭</translation>
    </message>
    <message>
        <source>features</source>
        <translation>顔立ち</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>色</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>no</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>short</source>
        <translation>短い</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>long</source>
        <translation>長い</translation>
    </message>
    <message>
        <source>smile</source>
        <translation>笑顔</translation>
    </message>
    <message>
        <source>twintails</source>
        <translation>ツインテール</translation>
    </message>
    <message>
        <source>open mouth</source>
        <translation>開いた口</translation>
    </message>
    <message>
        <source>blush</source>
        <translation>頬の赤み</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>帽子</translation>
    </message>
    <message>
        <source>ribbon</source>
        <translation>リボン</translation>
    </message>
    <message>
        <source>plain background</source>
        <translation>無地の背景</translation>
    </message>
    <message>
        <source>aqua</source>
        <translation>水色</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黒</translation>
    </message>
    <message>
        <source>blonde</source>
        <translation>金</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>青</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>茶</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>green</source>
        <translation>緑</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>オレンジ</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>ピンク</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>red</source>
        <translation>赤</translation>
    </message>
    <message>
        <source>silver</source>
        <translation>銀</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>light</source>
        <translation>明るさ</translation>
    </message>
    <message>
        <source>hair volume</source>
        <translation>髪のボリューム</translation>
    </message>
    <message>
        <source>round face</source>
        <translation>丸顔</translation>
    </message>
    <message>
        <source>smooth hair</source>
        <translation>髪のまとまり</translation>
    </message>
    <message>
        <source>long fringe</source>
        <translation>前髪の長さ</translation>
    </message>
    <message>
        <source>swept fringe</source>
        <translation>流し前髪</translation>
    </message>
    <message>
        <source>other clothes</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some}と{last}</translation>
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
        <translation>戻る</translation>
    </message>
    <message>
        <source>Skip the welcome</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Keep this face</source>
        <translation>この顔をお気に入りに入れる</translation>
    </message>
    <message>
        <source>Keep it and save a picture…</source>
        <translation>お気に入りに入れて画像を保存…</translation>
    </message>
    <message>
        <source>Keep it and copy the picture</source>
        <translation>お気に入りに入れて画像をコピー</translation>
    </message>
    <message>
        <source>Wall of faces</source>
        <translation>顔の一覧</translation>
    </message>
    <message>
        <source>The chosen face</source>
        <translation>選んだ顔</translation>
    </message>
    <message>
        <source>{attribute}: which one?</source>
        <translation>{attribute}：どれにしますか？</translation>
    </message>
    <message>
        <source>Keep it?</source>
        <translation>お気に入りに入れますか？</translation>
    </message>
    <message>
        <source>A face that you keep waits under Favourites; change it at any time.</source>
        <translation>お気に入りに入れた顔は「お気に入り」に残り、いつでも変えられます。</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>ステップ {number} / {count}</translation>
    </message>
    <message>
        <source>One of these, perhaps?</source>
        <translation>この中にありますか？</translation>
    </message>
    <message>
        <source>Choose a face that you like</source>
        <translation>好きな顔を選んでください</translation>
    </message>
    <message>
        <source>None of them existed a moment ago: they are drawn for you.</source>
        <translation>どれも、いまあなたのために描かれた顔です。</translation>
    </message>
    <message>
        <source>It is the same face each time, asked for differently.</source>
        <translation>どれも同じ顔です。条件だけが違います。</translation>
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
        <translation>モデルを開く</translation>
    </message>
    <message>
        <source>Model files (*.onnx)</source>
        <translation>モデルファイル (*.onnx)</translation>
    </message>
    <message>
        <source>The clipboard holds no avatar</source>
        <translation>クリップボードにアバターがありません</translation>
    </message>
    <message>
        <source>{family}, {resolution} px, {kimg} kimg</source>
        <translation>{family}、{resolution} px、{kimg} kimg</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>All commands</source>
        <translation>すべてのコマンド</translation>
    </message>
    <message>
        <source>Seen since the start</source>
        <translation>今回見たもの</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>その他の設定</translation>
    </message>
    <message>
        <source>Show the welcome again</source>
        <translation>ようこそ画面をもう一度表示</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Paste an avatar or a picture of one</source>
        <translation>アバターかその画像を貼り付け</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>モデルファイルを開く</translation>
    </message>
    <message>
        <source>Use the bundled model</source>
        <translation>付属のモデルを使う</translation>
    </message>
</context>
<context>
    <name>WishPanel</name>
    <message>
        <source>Surprise me</source>
        <translation>おまかせ</translation>
    </message>
    <message>
        <source>Other wishes and other faces (Ctrl+U)</source>
        <translation>条件も顔も変える (Ctrl+U)</translation>
    </message>
    <message>
        <source>Only faces that fit</source>
        <translation>条件に合う顔だけ</translation>
    </message>
    <message>
        <source>Others are left out; a tagger looks at each face</source>
        <translation>合わない顔は除かれます。タグ付けモデルが顔を 1 枚ずつ確かめます</translation>
    </message>
    <message>
        <source>Presets: wishes saved under a name</source>
        <translation>プリセット：名前を付けた条件</translation>
    </message>
    <message>
        <source>Other faces (Ctrl+R)</source>
        <translation>別の顔にする (Ctrl+R)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>The same number brings the same faces again</source>
        <translation>同じ数字なら同じ顔が出ます</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) did not fit and were left out</source>
        <translation>
            <numerusform>条件に合わない顔を %n 枚除きました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Face</name>
    <message>
        <source>Open in Create</source>
        <translation>「つくる」で開く</translation>
    </message>
    <message>
        <source>Open {name} in Create</source>
        <translation>{name} を「つくる」で開く</translation>
    </message>
    <message>
        <source>Rating of {name}</source>
        <translation>{name} の評価</translation>
    </message>
</context>
<context>
    <name>self._owner</name>
    <message numerus="yes">
        <source>%n face(s) kept in favourites</source>
        <translation>
            <numerusform>%n 枚をお気に入りに追加しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n 枚はすでにあります</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
</TS>
