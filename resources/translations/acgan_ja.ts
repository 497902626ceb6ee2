<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
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
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save as a PNG that can be dropped back here (Ctrl+S)</source>
        <translation>PNG で保存します。あとでここにドロップすると元に戻せます (Ctrl+S)</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>似た顔をもっと</translation>
    </message>
    <message>
        <source>See faces close to this one (Return)</source>
        <translation>この顔に近い顔を見る (Return)</translation>
    </message>
    <message>
        <source>Explore around</source>
        <translation>この顔のまわりを探索</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle (Ctrl+E)</source>
        <translation>この顔を中心にした地図を開きます (Ctrl+E)</translation>
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
        <source>No model is open</source>
        <translation>モデルが開かれていません</translation>
    </message>
    <message>
        <source>Faces appear here as soon as a model file is open.</source>
        <translation>モデルファイルを開くと、ここに顔が表示されます。</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>モデルを開く…</translation>
    </message>
</context>
<context>
    <name>Describing</name>
    <message>
        <source>Any</source>
        <translation>指定なし</translation>
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
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The favourites cannot be opened.</source>
        <translation>お気に入りを開けません。</translation>
    </message>
    <message>
        <source>Removed from favourites</source>
        <translation>お気に入りから削除しました</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>This avatar was made with another model, which is not installed here. Open that model first, then drop the picture again.</source>
        <translation>このアバターは、ここにない別のモデルで作られています。先にそのモデルを開いてから、もう一度画像をドロップしてください。</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>This ONNX Runtime was built without CUDA.</source>
        <translation>この ONNX Runtime は CUDA に対応していません。</translation>
    </message>
    <message>
        <source>No NVIDIA GPU with a working driver was found.</source>
        <translation>ドライバーが使える NVIDIA の GPU が見つかりません。</translation>
    </message>
    <message>
        <source>ONNX Runtime could not use CUDA, most likely because CUDA or cuDNN is missing or too old: install the extra 'cuda'.</source>
        <translation>ONNX Runtime が CUDA を使えません。おそらく CUDA か cuDNN がないか古いためです。追加の 'cuda' をインストールしてください。</translation>
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
        <source>Around favourites…</source>
        <translation>お気に入りから…</translation>
    </message>
    <message>
        <source>Lay the map between up to four faces that you kept</source>
        <translation>保存した顔（4 枚まで）のあいだに地図を広げます</translation>
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
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save as a PNG that can be dropped back here (Ctrl+S)</source>
        <translation>PNG で保存します。あとでここにドロップすると元に戻せます (Ctrl+S)</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>似た顔をもっと</translation>
    </message>
    <message>
        <source>Go on from this face on the Create page (Return)</source>
        <translation>作成ページでこの顔から続けます (Return)</translation>
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
        <translation>作成ページへ</translation>
    </message>
    <message>
        <source>Keep a few faces first: the map then lies between them</source>
        <translation>まず顔をいくつかお気に入りに入れてください。そのあいだに地図が広がります</translation>
    </message>
    <message>
        <source>Favourite {number}</source>
        <translation>お気に入り {number}</translation>
    </message>
    <message numerus="yes">
        <source>Around %n face(s)</source>
        <translation>
            <numerusform>%n 枚の顔のまわり</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FavouritesPage</name>
    <message>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Wall of favourites</source>
        <translation>お気に入りの一覧</translation>
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
        <translation>この顔から続ける：条件を変えたり、似た顔を見たり (Return)</translation>
    </message>
    <message>
        <source>Explore around</source>
        <translation>この顔のまわりを探索</translation>
    </message>
    <message>
        <source>A map of faces with this one in the middle (Ctrl+E)</source>
        <translation>この顔を中心にした地図を開きます (Ctrl+E)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save as a PNG that can be dropped back here (Ctrl+S)</source>
        <translation>PNG で保存します。あとでここにドロップすると元に戻せます (Ctrl+S)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove from the favourites (Delete)</source>
        <translation>お気に入りから削除 (Delete)</translation>
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
        <source>Kept on</source>
        <translation>追加日</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepButton</name>
    <message>
        <source>Kept in favourites</source>
        <translation>お気に入りに追加しました</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
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
    <name>MapButtons</name>
    <message>
        <source>Nearer: smaller differences (+)</source>
        <translation>近づく：違いが小さくなります (+)</translation>
    </message>
    <message>
        <source>Farther: greater differences (-)</source>
        <translation>遠ざかる：違いが大きくなります (-)</translation>
    </message>
    <message>
        <source>Back to the middle (Home)</source>
        <translation>中心に戻る (Home)</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>bundled</source>
        <translation>内蔵</translation>
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
        <source>Attributes</source>
        <translation>属性</translation>
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
        <source>Model number</source>
        <translation>モデル番号</translation>
    </message>
    <message>
        <source>tagger</source>
        <translation>タグ付けモデル</translation>
    </message>
    <message>
        <source>{value} (real pictures: {reference})</source>
        <translation>{value}（実際の画像：{reference}）</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Installed models</source>
        <translation>インストール済みのモデル</translation>
    </message>
    <message>
        <source>Draw with</source>
        <translation>描画に使う装置</translation>
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
        <source>Add a model…</source>
        <translation>モデルを追加…</translation>
    </message>
    <message>
        <source>Check a model file and copy it here; dropping one does the same</source>
        <translation>モデルファイルを検査してここにコピーします。ドロップしても同じです</translation>
    </message>
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
        <source>Measure the speed on this machine once more</source>
        <translation>このコンピューターでの速さをもう一度測ります</translation>
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
        <source>Draw with: {device}</source>
        <translation>描画に使う装置：{device}</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>モデルを追加</translation>
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
        <source>cannot be used</source>
        <translation>使えません</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Runs on: {device}</source>
        <translation>実際の動作：{device}</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>このファイルは使えません。</translation>
    </message>
    <message>
        <source>A tagger reads faces; it draws none.</source>
        <translation>タグ付けモデルは顔を読み取るもので、描きません。</translation>
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
    <message>
        <source>Measured on this machine: {device}</source>
        <translation>このコンピューターで測定：{device}</translation>
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
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
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
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Like the system</source>
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
        <source>Language</source>
        <translation>言語</translation>
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
        <translation>描画に使っている装置</translation>
    </message>
</context>
<context>
    <name>TrailBar</name>
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
        <source>Faces that are only related</source>
        <translation>少しだけ似た顔</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>似た顔をもっと</translation>
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
        <translation>切り捨て ψ = {psi}：低いほど無難に、高いほど多様に</translation>
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
</context>
</TS>
