"""A bare PySide6 window with menus, a tree, tabs and a text editor: the floor of start-up.

It names the `Qt` namespace, as every such window does for a splitter, an alignment or a key; PySide
takes some 20 ms to make that namespace, which nobody who writes a window can go without.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QTabWidget,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
)


def build() -> QMainWindow:
    """The window, not yet shown; needs a QApplication."""
    window = QMainWindow()
    for name in ("File", "Edit", "Insert", "Brief", "View", "Help"):
        menu = window.menuBar().addMenu(name)
        for number in range(8):
            menu.addAction(f"{name} {number}")
    window.addToolBar("Tools").addAction("Export")
    tree = QTreeWidget()
    for number in range(10):
        tree.addTopLevelItem(QTreeWidgetItem([f"Section {number}"]))
    editor = QTextEdit()
    editor.setPlainText("A paragraph of text.\n" * 20)
    tabs = QTabWidget()
    tabs.addTab(editor, "Brief")
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.addWidget(tree)
    splitter.addWidget(tabs)
    window.setCentralWidget(splitter)
    window.statusBar().showMessage("Ready")
    window.resize(1366, 700)
    return window


def main() -> int:
    """Show the window until it is closed."""
    app = QApplication([])
    window = build()
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
