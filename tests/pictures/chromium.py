# SPDX-License-Identifier: MIT
"""A page in headless Chromium, by Debian's Selenium: every wait has an end, and nothing is fetched."""

import pathlib
import shutil
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.utils import is_connectable

CHROMIUM, DRIVER = shutil.which('chromium'), shutil.which('chromedriver')
FLAGS = [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--no-first-run',
    '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    # Checks follow more links in a second than a reader.
    '--disable-ipc-flooding-protection',
    # Between driver and browser; their sockets want a name for the loopback, which a bare system has not.
    '--remote-debugging-pipe',
]
SECONDS = 30
# The size of the pictures in doc/.
PICTURE = {'width': 1280, 'height': 840}
READER = (pathlib.Path(__file__).parent / 'reader.js').read_text('utf-8')


class Driver(Service):
    """chromedriver, found by the loopback's number: a bare system has no name for it."""

    @property
    def service_url(self):
        return f'http://127.0.0.1:{self.port}'

    def is_connectable(self):
        return is_connectable(self.port, '127.0.0.1')


class Page:
    """One tab of a browser of its own."""

    def __init__(self, address, scripts=True, width=1280, height=1000):
        self.address = address
        self.profile = tempfile.mkdtemp(prefix='beckon-chromium-')
        options = Options()
        options.binary_location = CHROMIUM
        for flag in [*FLAGS, f'--user-data-dir={self.profile}']:
            options.add_argument(flag)
        if not scripts:
            options.add_experimental_option('prefs', {'profile.managed_default_content_settings.javascript': 2})
        options.set_capability('goog:loggingPrefs', {'browser': 'ALL'})
        self.driver = webdriver.Chrome(service=Driver(DRIVER), options=options)
        self.driver.set_page_load_timeout(SECONDS)
        self.driver.set_script_timeout(SECONDS)
        self.resize(width, height)
        self.open()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)

    def open(self, link=''):
        """Opens the page anew, as somebody does who follows a link to it."""
        self.driver.get('about:blank')
        self.driver.get(self.address + link)

    def devtools(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def resize(self, width, height, mobile=False):
        self.devtools('Emulation.setDeviceMetricsOverride', width=width, height=height, mobile=mobile,
                      deviceScaleFactor=1)

    def prefer(self, media='', **features):
        """What the reader's system says: prefer(prefers_color_scheme='dark')."""
        listed = [{'name': name.replace('_', '-'), 'value': value} for name, value in features.items()]
        self.devtools('Emulation.setEmulatedMedia', media=media, features=listed)

    def ask(self, question, *arguments):
        """What reader.js answers: ask('state')."""
        return self.driver.execute_script(f'{READER}\nreturn reader.{question}(...arguments);', *arguments)

    def wait(self, question, *arguments):
        """What it answers when it is done."""
        return self.driver.execute_async_script(f'{READER}\nreader.{question}(...arguments);', *arguments)

    def run(self, script):
        return self.driver.execute_script(script)

    def click(self, selector):
        """As a mouse does, which has to get at it."""
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def press(self, *keys):
        for key in keys:
            ActionChains(self.driver, duration=0).send_keys(key).perform()

    def press_with(self, held, key):
        ActionChains(self.driver, duration=0).key_down(held).send_keys(key).key_up(held).perform()

    def complaints(self):
        """What the console got since the last time."""
        return [line['message'] for line in self.driver.get_log('browser')]
