"""How the explorer is laid out. Only the terminal's own colors: it is light where the terminal is, and dark too."""

CSS = """
Screen { background: ansi_default; color: ansi_default; }
Static { height: 1; width: 100%; background: ansi_default; color: ansi_default; }
Input, Input:focus { background: ansi_default; color: ansi_default; border: none; height: 1; padding: 0;
  width: 1fr; }
Rows, PageView { background: ansi_default; color: ansi_default; scrollbar-size-vertical: 1;
  scrollbar-size-horizontal: 0; overflow-x: hidden; scrollbar-background: ansi_default;
  scrollbar-color: ansi_bright_black;
  scrollbar-background-hover: ansi_default; scrollbar-background-active: ansi_default;
  scrollbar-color-hover: ansi_blue; scrollbar-color-active: ansi_blue; }
#head, #title { text-style: none; }
#typing { height: 1; }
#prompt { width: 8; text-style: bold; }
#filters { border-bottom: none; }
#body { height: 1fr; border-top: solid ansi_bright_black; border-bottom: solid ansi_bright_black; }
#families { width: 27; display: none; border-right: solid ansi_bright_black; }
#middle { width: 1fr; height: 1fr; }
#list { height: 1fr; width: 1fr; }
#count { height: auto; max-height: 3; padding-left: 1; }
#preview { width: 1fr; height: 1fr; border-left: solid ansi_bright_black; }
#panel { width: 55; height: 1fr; border-left: solid ansi_bright_black; }
#panel-head { text-style: bold; }
#choices { height: 1fr; width: 100%; }
#panel-foot { height: auto; max-height: 9; border-top: solid ansi_bright_black; }
#find-screen.-narrow #body, #find-screen.-wide #body { layout: vertical; }
#find-screen.-narrow #preview, #find-screen.-wide #preview { width: 100%; height: 40%; min-height: 7;
  max-height: 14; border-left: none; border-top: solid ansi_bright_black; }
#find-screen.-narrow #panel, #find-screen.-wide #panel { dock: right; }
#find-screen.-narrow #panel { width: 42; }
#find-screen.-widest #middle, #find-screen.-vast #middle { width: 2fr; min-width: 80; }
#find-screen.-filtering #middle { min-width: 0; }
#find-screen.-vast #families { display: block; }
#outline { width: 30; display: none; border-right: solid ansi_bright_black; }
#page { width: 1fr; height: 1fr; }
#beside { width: 30; height: 1fr; display: none; border-left: solid ansi_bright_black; }
#paid { width: 100%; border-bottom: solid ansi_bright_black; }
#follow { width: 100%; height: 1fr; }
#read-screen.-wide #outline, #read-screen.-widest #outline, #read-screen.-vast #outline { display: block; }
#read-screen.-widest #beside, #read-screen.-vast #beside { display: block; }
#read-screen.-wide #tabs, #read-screen.-widest #tabs, #read-screen.-vast #tabs { display: none; }
#tabs.-none { display: none; }
#seek { dock: none; }
#mine { width: 40%; border-right: solid ansi_bright_black; }
#says { width: 1fr; }
#you-screen.-narrow #body { layout: vertical; }
#you-screen.-narrow #mine { width: 100%; height: 50%; border-right: none; border-bottom: solid ansi_bright_black; }
#you-screen.-narrow #says { width: 100%; height: 1fr; }
ModalScreen { align: center middle; background: ansi_default 0%; }
#window { width: 72; max-width: 94%; height: 16; max-height: 90%;
  border: round ansi_blue; background: ansi_default; }
#window.-tall { width: 100; height: 90%; }
#question { text-style: bold; padding: 0 1; height: auto; }
#typed { margin: 0 1; }
#offered, #words { height: 1fr; width: 100%; }
Toast { background: ansi_default; color: ansi_default; border: round ansi_blue; padding: 0 1; margin-top: 0; }
ToastRack { margin-bottom: 3; padding: 0; }
CommandPalette > Vertical { background: ansi_default; }
"""
