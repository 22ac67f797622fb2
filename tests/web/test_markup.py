"""The policeman of every page knows his rules: each of these is caught, and what is right is left alone."""

import pytest

from tests.browser import Page, complaints

WRONG = {
    "<div><p>a</div>": "</div> closes",
    "<div>a": "closes ['div']",
    "a</div>": "closes",
    "<p><div>a</div></p>": "<div> within <p>",
    "<p><ul><li>a</li></ul></p>": "<ul> within <p>",
    "<button><h2>a</h2></button>": "<h2> within <button>",
    "<span><div>a</div></span>": "<div> within <span>",
    '<a href="/"><span><a href="/">a</a></span></a>': "<a> within <a>",
    '<a href="/"><button>a</button></a>': "<button> within <a>",
    '<label>a <label>b <input name="c"></label></label>': "<label> within <label>",
    '<img alt="" alt="a" width="1" height="1" src="/">': "an attribute twice",
    "<ul><div>a</div></ul>": "<div> straight in <ul>",
    "<ul>a</ul>": "text straight in <ul>",
    "<div><li>a</li></div>": "<li> in <div>",
    "<dl><p>a</p></dl>": "<p> straight in <dl>",
    "<table><td>a</td></table>": "<td> straight in <table>",
    "<table><tbody><tr>a</tr></tbody></table>": "text straight in <tr>",
    "<div><legend>a</legend></div>": "<legend> in <div>",
    '<label for="b">a</label>': "<label for> names 'b'",
    '<p aria-describedby="b">a</p>': "<p aria-describedby> names 'b'",
    '<p id="b">a</p><p aria-labelledby="b c">a</p>': "<p aria-labelledby> names 'c'",
    '<a href="#b">a</a>': "leads nowhere",
    "<h3>a</h3>": "h3 after h1",
    '<p lang="klingon">a</p>': "unknown language",
    '<b aria-label="a">b</b>': "no role",
    '<label>a <input name="a" autocomplete="shipping street-address"></label>': "address-line1",
    '<label>a <select required name="a"><option value="1">b</option></select></label>': "begins with a choice",
}
RIGHT = """
<h2>a</h2><h3>b</h3><h3>c</h3><h2>d</h2>
<p id="p">a <a href="#p"><b>b</b><br><img alt="" src="/x" width="1" height="1"></a> <span lang="zh-Hans">c</span></p>
<a href="/"><div><h3>a</h3><p>b</p></div></a>
<ul><li><p>a</p><ul><li>b</li></ul></li></ul>
<dl><div><dt>a</dt><dd><p>b</p></dd></div></dl>
<table><caption>a</caption><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td><p>b</p></td></tr></tbody></table>
<form action="/" method="get"><fieldset><legend><h3>a</h3></legend>
<label for="f">a</label><input id="f" name="f" aria-describedby="p">
<label>a <select required name="s"><option value="">b</option><option value="1">c</option></select></label></fieldset></form>
<details><summary><h3>a</h3></summary><p>b</p></details>
<svg aria-hidden="true"><path d="M0 0"/></svg><span role="img" aria-label="a">b</span>
"""


def whole(body: str) -> Page:
    return Page(f'<!doctype html><html lang="en"><head><title>a</title></head><body><h1>a</h1>{body}</body></html>')


@pytest.mark.parametrize("body", WRONG)
def test_what_is_wrong_is_caught(body: str) -> None:
    assert any(WRONG[body] in each for each in complaints(whole(body))), complaints(whole(body))


def test_what_is_right_is_left_alone() -> None:
    assert complaints(whole(RIGHT)) == []
