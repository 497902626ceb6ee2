; Inno Setup's recipe (6.3 or newer); installer/build.py runs it with /D values. It installs for one person without
; administrator, or for all who use the machine, and replaces an older version in its place. Favourites,
; settings and added models lie in the person's own folders and are never touched.
#ifndef AppVersion
  #error Run installer/build.py, which says the version and the folders.
#endif

[Setup]
; The number by which Windows knows the program again: never change it, or upgrades install a second one.
AppId={{6C1E8B0A-52D7-4D0E-9B5C-6F0B1D3A9A47}
AppName={#AppName}
AppVersion={#AppVersion}
AppPublisher={#Maker}
VersionInfoVersion={#AppVersion}
DefaultDirName={autopf}\{#AppName}
DefaultGroupName={#AppName}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SetupIconFile={#IconFile}
UninstallDisplayIcon={app}\{#AppName}.exe
LicenseFile={#Frozen}\_internal\LICENSE
OutputDir={#OutFolder}
OutputBaseFilename={#OutName}
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=auto
CloseApplications=yes
RestartApplications=no
ChangesAssociations=yes
ChangesEnvironment=yes
#ifdef Signed
SignTool=acgan
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ja"; MessagesFile: "compiler:Languages\Japanese.isl"

[CustomMessages]
en.OpenFiles=Offer {#AppName} under "Open with" for PNG pictures, collections (.jsonl) and models (.onnx)
ja.OpenFiles=PNG 画像、コレクション（.jsonl）、モデル（.onnx）の「プログラムから開く」に {#AppName} を加える
en.Terminal=Let terminals find the command acgan
ja.Terminal=ターミナルでコマンド acgan を使えるようにする

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "openwith"; Description: "{cm:OpenFiles}"
Name: "path"; Description: "{cm:Terminal}"; Flags: unchecked

[InstallDelete]
; Of an older version nothing may stay that the new one could load.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{#AppName}"; Filename: "{app}\{#AppName}.exe"; AppUserModelID: "org.acgan.desktop"
Name: "{autodesktop}\{#AppName}"; Filename: "{app}\{#AppName}.exe"; Tasks: desktopicon

[Registry]
; A kind of file of our own for each ending; none becomes what a double click opens unless the person says so.
Root: HKA; Subkey: "Software\Classes\AcGAN.Avatar"; ValueType: string; ValueData: "Avatar (PNG)"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\AcGAN.Avatar\shell\open\command"; ValueType: string; ValueData: """{app}\{#AppName}.exe"" open ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\AcGAN.Collection"; ValueType: string; ValueData: "Collection of avatars"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\AcGAN.Collection\shell\open\command"; ValueType: string; ValueData: """{app}\{#AppName}.exe"" open ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\AcGAN.Model"; ValueType: string; ValueData: "Model (ONNX)"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\AcGAN.Model\shell\open\command"; ValueType: string; ValueData: """{app}\{#AppName}.exe"" open ""%1"""; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.png\OpenWithProgids"; ValueType: none; ValueName: "AcGAN.Avatar"; Flags: uninsdeletevalue; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.jsonl\OpenWithProgids"; ValueType: none; ValueName: "AcGAN.Collection"; Flags: uninsdeletevalue; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\.onnx\OpenWithProgids"; ValueType: none; ValueName: "AcGAN.Model"; Flags: uninsdeletevalue; Tasks: openwith
; Under "Open with" Windows shows this name.
Root: HKA; Subkey: "Software\Classes\Applications\{#AppName}.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "{#AppName}"; Flags: uninsdeletekey; Tasks: openwith
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: not IsInPath

[Run]
Filename: "{app}\{#AppName}.exe"; Description: "{cm:LaunchProgram,{#AppName}}"; Flags: nowait postinstall skipifsilent

[Code]
function UserPath(): String;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Result) then
    Result := '';
end;

function IsInPath(): Boolean;
begin
  Result := Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(UserPath()) + ';') > 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Paths, Ours: String;
begin
  if Step <> usPostUninstall then
    exit;
  Ours := ';' + ExpandConstant('{app}');
  Paths := UserPath();
  if Pos(Lowercase(Ours), Lowercase(Paths)) > 0 then
  begin
    Delete(Paths, Pos(Lowercase(Ours), Lowercase(Paths)), Length(Ours));
    RegWriteExpandStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Paths);
  end;
end;
